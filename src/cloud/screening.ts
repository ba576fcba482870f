import type { Id } from '@/kernel/id'
import { type Screened, screened, screeningOf } from '@/review/service'
import { carryOut, EffectRefused } from './effects'
import type { House } from './house'
import { post } from './outbox-store'

type Text = Awaited<ReturnType<typeof screeningOf>>[number]

/**
 * WeChat reads what somebody wrote, several texts of one writer in one request. Its yes is a yes for all of them; any
 * other answer says nothing of each, so the halves are asked about again until the doubt stands beside its own text.
 */
export async function screen(house: House, payload: { caseIds: Id[] } | { caseId: Id }): Promise<boolean> {
  const ids = 'caseIds' in payload ? payload.caseIds : [payload.caseId]
  const texts = await screeningOf({ sql: house.sql, now: house.now() }, ids)
  if (texts.length === 0) return true
  const verdict = await house.wechat.checkText({
    content: texts.map(({ content }) => content).join('\n'),
    openid: texts[0]!.openid,
    scene: texts[0]!.scene,
  })
  if (verdict.outcome === 'unknown') return false
  // A check that WeChat would not make is no pass: people look.
  const { suggest, label } = verdict.outcome === 'ok' ? verdict.value : { suggest: 'review' as const, label: 0 }
  if (verdict.outcome === 'ok' && suggest !== 'pass' && texts.length > 1) await askAgain(house, texts)
  else
    await settle(
      house,
      texts.map(({ caseId }) => ({ caseId, suggest, label })),
    )
  return true
}

async function askAgain(house: House, texts: readonly Text[]): Promise<void> {
  const ids = texts.map(({ caseId }) => caseId)
  const middle = Math.ceil(ids.length / 2)
  const halves = [ids.slice(0, middle), ids.slice(middle)]
  const parcels = halves.map((caseIds) => {
    return { topic: 'screen' as const, once: `${caseIds[0]}+${caseIds.length}`, payload: { caseIds } }
  })
  await post(house.sql, parcels, house.now())
}

/** All in one transaction; where one of them can't be carried out, each stands for itself. */
async function settle(house: House, results: readonly Screened[]): Promise<void> {
  try {
    await decide(house, results)
  } catch (fault) {
    if (!(fault instanceof EffectRefused)) throw fault
    if (results.length > 1) for (const one of results) await settle(house, [one])
    // The stock went elsewhere meanwhile: nothing a machine can accept.
    else await decide(house, [{ ...results[0]!, findings: [{ code: fault.refusal.refused, weight: 'block' }] }])
  }
}

const decide = (house: House, results: readonly Screened[]) =>
  house.sql.begin(async (sql) => {
    const context = { sql, now: house.now() }
    await carryOut(context, await screened(context, results))
  })
