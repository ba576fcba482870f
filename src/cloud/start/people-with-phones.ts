import { ana, bo, lin, mei, ovi, type Person, wen } from '@/testing/world'

/** The phones on the start page: who holds them, and where each begins. */
export const PHONES: readonly { readonly person: Person; readonly role: string; readonly page: string }[] = [
  { person: wen, role: '品牌店员 · 北茶', page: '/brand/home/index' },
  { person: mei, role: '小店主 · 梅梅的好物', page: '/reseller/arrange/index' },
  { person: lin, role: '顾客 · 上海', page: '/pages/home/index' },
  { person: bo, role: '顾客 · 成都', page: '/pages/home/index' },
  { person: ana, role: '顾客 · 广州', page: '/pages/home/index' },
  { person: ovi, role: '平台审核', page: '/operator/reviews/index' },
]
