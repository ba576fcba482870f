import type { Id } from '@/kernel/id'
import { type Screened, screened, screeningOf } from '@/review/service'
import { carryOut, EffectRefused } from './effects'
import type { House } from './house'

type Text = Awaited<ReturnType<typeof screeningOf>>[number]

/** What is decided is not read again, so a reading that was broken off goes on where it stopped. */
export async function screen(house: House, payload: { caseIds: Id[] } | { caseId: Id }): Promise<boolean> {
  const ids = 'caseIds' in payload ? payload.caseIds : [payload.caseId]
  const texts = await screeningOf({ sql: house.sql, now: house.now() }, ids)
  return texts.length === 0 || read(house, texts)
}

/**
 * WeChat reads what somebody wrote, several texts of one writer in one request. Its yes is a yes for all of them; any
 * other answer says nothing of each, so the halves are asked about again until the doubt stands beside its own text.
 */
async function read(house: House, texts: readonly Text[]): Promise<boolean> {
  const content = texts.map((one) => one.content).join('\n')
  const { openid, scene } = texts[0]!
  const verdict = await house.wechat.checkText({ content, openid, scene })
  if (verdict.outcome === 'unknown') return false
  // A check that WeChat would not make is no pass: people look.
  const { suggest, label } = verdict.outcome === 'ok' ? verdict.value : { suggest: 'review' as const, label: 0 }
  if (verdict.outcome === 'ok' && suggest !== 'pass' && texts.length > 1) {
    const middle = Math.ceil(texts.length / 2)
    return (await read(house, texts.slice(0, middle))) && (await read(house, texts.slice(middle)))
  }
  const results = texts.map(({ caseId }) => ({ caseId, suggest, label }))
  await settle(house, results)
  return true
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
