import type { Stranger } from './seed-store'

/** One first character for all of them: the live strip leaves their orders out by it. */
export const PASSER_BY = '路人'

/** Strangers who all order in the second in which the power goes. They have no phone on the page. */
export const passersBy: readonly Stranger[] = Array.from({ length: 16 }, (_, n) => ({
  id: `01990000-0008-7000-8000-${String(n + 1).padStart(12, '0')}`,
  addressId: `01990000-0009-7000-8000-${String(n + 1).padStart(12, '0')}`,
  openid: `oYuantuan-passer-by-${n + 1}`,
  name: `${PASSER_BY}${n + 1}`,
}))
