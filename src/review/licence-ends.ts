import type { Effect } from '@/kernel/effect'
import type { Context } from '@/kernel/service'
import { chinaDay } from '@/kernel/time'
import * as store from './licence-ends-store'
import type { LicenceKind } from './licence-rules'
import { LICENCES } from './words'

/** So many days before its last one a paper is spoken of; on the last day once more. */
const STAGES = [0, 7, 30] as const
/** Who was never told, because the house stood still, is told for so long afterwards. */
const LATE = 30

/** Owners hear in good time that a paper ends: once at each stage, however often the clock comes by. */
export async function tellEnding({ sql, now }: Context, most: number): Promise<Effect[]> {
  const today = chinaDay(now)
  const found = await store.ending(sql, { today, ahead: STAGES.at(-1)!, behind: LATE, most })
  return found.map(({ id, kind, validUntil, days, ownerIds }): Effect => {
    const stage = STAGES.find((one) => days <= one)!
    const facts = { licence: LICENCES[kind as LicenceKind].name, validUntil, days: stage }
    return { type: 'tell', template: 'licence-ends', personIds: ownerIds, once: `licence-ends:${id}:${stage}`, facts }
  })
}
