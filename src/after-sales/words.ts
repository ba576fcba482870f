import type { Reason } from './rules'

/** Text that buyer, brand and operator read alike. */
export const words: { readonly reasons: Readonly<Record<Reason, string>> } = {
  reasons: {
    'changed-mind': '不想要了',
    'wrong-choice': '规格或数量拍错了',
    'wrong-address': '地址填错了',
    'too-slow': '等太久了',
    cheaper: '别处更便宜',
    other: '其他原因',
  },
}
