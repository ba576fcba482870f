import { yuan } from '@/kernel/money'
import type { Problem } from '@/kernel/result'
import { words } from './words'

const said = words.brand.problems

/** What is wrong with a field and how to put it right, in the words of the brand's form. */
export function sentence({ code, facts = {} }: Problem): string {
  const n = (fact: string) => Number(facts[fact])
  switch (code) {
    case 'out-of-range':
      return said['out-of-range'](n('min'), n('max'))
    case 'too-long':
    case 'ships-too-late':
      return said[code](n('days'))
    case 'commission-too-high':
      return said[code](n('percent'))
    case 'single-above-list':
      return said[code](yuan(n('listPriceFen')))
    case 'quota-above-stock':
      return said[code](n('onHand'))
    case 'quota-below-group':
      return said[code](n('size'))
    default:
      return plain[code] ?? said.other
  }
}

const plain: Readonly<Record<string, string | undefined>> = Object.fromEntries(
  Object.entries(said).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
)
