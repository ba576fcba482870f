import type { Person } from '../world'
import { idOf } from '../world/ids'

const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶']
const CALLED = ['小棠', '一鸣', '若溪', '阿宁', '子墨', '晓满', '嘉言', '静之', '大川', '念慈', '木木', '清和']
const TOWNS = [
  ['江苏省常州市天宁区', '麻巷'],
  ['浙江省金华市婺城区', '酒坊巷'],
  ['山东省潍坊市奎文区', '风筝里'],
  ['福建省泉州市鲤城区', '旧馆驿'],
  ['湖北省宜昌市西陵区', '桃花岭'],
  ['四川省乐山市市中区', '箱箱街'],
  ['广东省佛山市禅城区', '莲花路'],
  ['河南省洛阳市老城区', '敬事街'],
] as const

/** Many who buy now and then and never say a word. Names, streets and numbers are made up. */
export const townsfolk: readonly Person[] = Array.from({ length: 96 }, (_, n) => {
  const number = 200 + n
  const name = SURNAMES[n % SURNAMES.length]! + CALLED[(n * 5) % CALLED.length]!
  const [region, street] = TOWNS[n % TOWNS.length]!
  const detail = `${street} ${n + 3} 号`
  return {
    id: idOf(1, number),
    openid: `oYuantuan0000000000000town${String(n).padStart(2, '0')}`,
    name,
    avatar: '',
    address: { id: idOf(2, number), name, phone: `138001${String(39_000 + n)}`, region, detail },
  }
})
