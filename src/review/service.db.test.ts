import type { EffectOf } from '@/kernel/effect'
import { newId } from '@/kernel/id'
import { isRefusal } from '@/kernel/result'
import type { Caller } from '@/kernel/service'
import { MINUTE } from '@/kernel/time'
import { type FreshDatabase, freshDatabase } from '@/testing/db'
import { northTea, ovi, wen } from '@/testing/world'
import { askReview, cases, decide, screened } from './service'

const NOON = Date.UTC(2026, 3, 1, 4)
const OVI: Caller = { role: 'operator', personId: ovi.id, visitorId: '', shopId: '', brandId: '' }

let db: FreshDatabase
beforeAll(async () => {
  db = await freshDatabase()
  await db.sql`insert into brand ${db.sql([{ id: northTea.id, name: northTea.name, created_at: NOON }])}`
})
afterAll(() => db.drop())
beforeEach(async () => {
  await db.sql`truncate review_case`
})

const at = (now = NOON) => ({ sql: db.sql, now })
const effect = (title: string, findings: EffectOf<'ask-review'>['findings'] = []): EffectOf<'ask-review'> => ({
  type: 'ask-review',
  caseId: newId(),
  subject: 'campaign',
  subjectId: newId(),
  brandId: northTea.id,
  byPersonId: wen.id,
  title,
  text: '',
  findings,
})
const listed = async (decided: 'yes' | 'no' = 'no', cursor?: string) => {
  const page = await cases(at(), { input: { decided, cursor }, by: OVI })
  if (isRefusal(page)) throw new Error(page.refused)
  return page
}
const judge = async (caseId: string, approved: boolean, reason = '') =>
  (await decide(at(NOON + MINUTE), [{ input: { caseId, approved, reason }, by: OVI }]))[0]!

test('a harmless offer is approved by machines at once, and only once', async () => {
  const ask = effect('明前龙井', [{ code: 'quota-huge', weight: 'note' }])
  await askReview(at(), [ask])
  await askReview(at(), [ask])
  const result = [{ caseId: ask.caseId, suggest: 'pass' as const, label: 100 }]
  expect(await screened(at(), result)).toEqual([
    {
      type: 'review-decided',
      caseId: ask.caseId,
      subject: 'campaign',
      subjectId: ask.subjectId,
      brandId: northTea.id,
      verdict: 'accepted',
      reasonCode: null,
      reason: '',
      byPersonId: null,
    },
  ])
  expect(await screened(at(), result)).toEqual([])
  expect((await listed('yes')).items).toMatchObject([{ state: 'approved', brandName: northTea.name }])
})

test('our own findings and WeChat’s doubts both make an offer wait for a person, blocking ones in front', async () => {
  const [words, doubts] = [effect('最好的茶', [{ code: 'quota-huge', weight: 'note' }]), effect('茶')]
  await askReview(at(), [words, doubts])
  const decided = await screened(at(), [
    { caseId: words.caseId, suggest: 'pass', label: 100 },
    { caseId: doubts.caseId, suggest: 'review', label: 20001 },
  ])
  expect(decided).toEqual([])
  const found = (await listed()).items.map(({ state, findings }) => [state, ...findings.map(({ code }) => code)])
  expect(found.sort()).toEqual([
    ['waiting', 'absolute-word', 'quota-huge'],
    ['waiting', 'wechat-review'],
  ])
})

test('a decision names the person and carries the reason to the brand', async () => {
  const ask = effect('最好的茶')
  await askReview(at(), [ask])
  expect(await judge(ask.caseId, false)).toEqual({
    refused: 'bad-input',
    facts: { problems: [{ field: 'reason', code: 'reason-missing' }] },
  })
  expect(await judge(ask.caseId, false, '请去掉“最好”')).toMatchObject({
    answer: { state: 'rejected', reason: '请去掉“最好”', decidedAt: '2026-04-01T04:01:00.000Z' },
    effects: [{ type: 'review-decided', verdict: 'declined', reason: '请去掉“最好”', byPersonId: ovi.id }],
  })
  expect(await judge(ask.caseId, true)).toEqual({ refused: 'already-done', facts: { state: 'rejected' } })
  expect(await screened(at(), [{ caseId: ask.caseId, suggest: 'pass', label: 100 }])).toEqual([])
  expect(await judge(newId(), true)).toEqual({ refused: 'not-found' })
})

test('two operators decide one case once, in one request or in two', async () => {
  const ask = effect('最好的茶')
  await askReview(at(), [ask])
  const asked = (approved: boolean) => ({ input: { caseId: ask.caseId, approved, reason: '不行' }, by: OVI })
  const both = await Promise.all(
    [true, false].map((one) => db.sql.begin((sql) => decide({ sql, now: NOON }, [asked(one), asked(!one)]))),
  )
  expect(both.flat().filter((one) => !isRefusal(one))).toHaveLength(1)
})

test('open cases come oldest first and decided ones newest first, page by page', async () => {
  const asks = Array.from({ length: 60 }, () => effect('最好的茶'))
  for (const [i, ask] of asks.entries()) await askReview(at(NOON + i), [ask])
  const first = await listed()
  const second = await listed('no', first.next!)
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(asks.map(({ caseId }) => caseId))
  expect(second.next).toBeNull()
  for (const [i, { caseId }] of asks.slice(0, 2).entries()) {
    await decide(at(NOON + i), [{ input: { caseId, approved: true, reason: '' }, by: OVI }])
  }
  expect((await listed('yes')).items.map(({ id }) => id)).toEqual([asks[1]!.caseId, asks[0]!.caseId])
})
