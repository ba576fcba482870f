import { type Person, person } from './person'

/** Wen and Kai are clerks of their brands, Mei resells, Lin, Bo and Ana buy, Ovi runs the platform. */
export const wen = person(1, { spelled: 'wen', name: '温雯', region: '浙江省杭州市西湖区', detail: '龙坞茶镇 8 号' })
export const kai = person(2, { spelled: 'kai', name: '凯乐', region: '江西省景德镇市珠山区', detail: '陶溪川 21 号' })
export const mei = person(3, { spelled: 'mei', name: '梅梅', region: '江苏省南京市玄武区', detail: '珠江路 66 号' })
export const lin = person(4, { spelled: 'lin', name: '林林', region: '上海市徐汇区', detail: '武康路 117 弄 3 号' })
export const bo = person(5, { spelled: 'bo', name: '阿博', region: '四川省成都市武侯区', detail: '玉林西路 50 号' })
export const ana = person(6, { spelled: 'ana', name: '安娜', region: '广东省广州市越秀区', detail: '东山口 12 号' })
export const ovi = person(7, { spelled: 'ovi', name: '欧维', region: '北京市海淀区', detail: '知春路 9 号' })
export const people: readonly Person[] = [wen, kai, mei, lin, bo, ana, ovi]
