import { newId } from '@/kernel/id'
import { DAY, HOUR } from '@/kernel/time'
import { effect, NOON, OVI, openReview, type Review } from '@/testing/review-stage'
import { bo, northTea, southKiln, wen } from '@/testing/world'
import { take } from './deciding'
import { askReview, dropReview, escalateLate, screened, screeningOf } from './service'

let review: Review
beforeAll(async () => {
  review = await openReview()
})
afterAll(() => review.db.drop())
beforeEach(async () => {
  await review.db.sql`truncate review_case cascade`
})

test('a harmless offer is accepted by the machine at once and only once, and its steps say by which rules', async () => {
  const ask = effect('明前龙井', { findings: [{ code: 'quota-huge', weight: 'note' }] })
  expect(await askReview(review.at(), [ask])).toEqual([[ask.caseId]])
  expect(await askReview(review.at(), [ask])).toEqual([])
  expect(await review.pass(ask.caseId)).toEqual([
    {
      ...{ type: 'review-decided', caseId: ask.caseId, subject: 'campaign', subjectId: ask.subjectId },
      ...{ brandId: northTea.id, verdict: 'accepted', reasonCode: null, reason: '', byPersonId: null },
    },
  ])
  expect(await review.pass(ask.caseId)).toEqual([])
  const one = await review.seen(ask.caseId)
  expect(one).toMatchObject({ state: 'accepted', brandName: northTea.name, decidedBy: null })
  expect(one.steps.map(({ type, actor, facts }) => [type, actor, facts])).toEqual([
    ['opened', 'brand', {}],
    ['screened', 'machine', { suggest: 'pass', label: 100 }],
    ['decided', 'machine', { verdict: 'accepted', rules: 3 }],
  ])
})

test('our own findings and WeChat’s doubts both make an offer wait for a person, blocking ones in front', async () => {
  const [words, doubts] = [effect('最好的茶', { findings: [{ code: 'quota-huge', weight: 'note' }] }), effect('茶')]
  await askReview(review.at(), [words, doubts])
  const decided = await screened(review.at(), [
    { caseId: words.caseId, suggest: 'pass', label: 100 },
    { caseId: doubts.caseId, suggest: 'review', label: 20001 },
  ])
  expect(decided).toEqual([])
  const found = (await review.listed()).items.map(({ state, findings }) => [state, ...findings.map(({ code }) => code)])
  expect(found.sort()).toEqual([
    ['waiting', 'absolute-word', 'quota-huge'],
    ['waiting', 'wechat-review'],
  ])
})

test('short texts of one brand are read in one request, a buyer’s words alone', async () => {
  const [first, second] = [effect('龙井'), effect('茉莉')]
  const rating = effect('龙井', { subject: 'rating', text: '很香', byPersonId: bo.id })
  const long = effect('白茶', { text: '好'.repeat(2_495) })
  const groups = await askReview(review.at(), [first, rating, second, long])
  expect(groups).toEqual([[first.caseId, second.caseId], [rating.caseId], [long.caseId]])
  const [text] = await screeningOf(review.at(), [rating.caseId])
  expect(text).toMatchObject({ content: '龙井\n很香', scene: 'comment', openid: bo.openid })
})

test('the queue goes by the clock; who is late stands in front, belongs to nobody and says so', async () => {
  const brand = effect(northTea.name, { subject: 'brand', subjectId: northTea.id })
  const [early, late] = [effect('最好的茶'), effect('最香的茶')]
  await askReview(review.at(), [brand])
  await askReview(review.at(NOON + HOUR), [late])
  await askReview(review.at(NOON - DAY), [early])
  await take(review.at(), [{ input: { caseId: early.caseId, how: 'take' }, by: OVI }])
  expect((await review.listed()).items.map(({ id }) => id)).toEqual([early.caseId, late.caseId, brand.caseId])
  await escalateLate(review.at(), 10)
  await escalateLate(review.at(), 10)
  const page = await review.listed()
  expect(page.counts).toEqual({ open: 3, late: 1, mine: 0, routine: 1 })
  expect(page.items[0]).toMatchObject({ id: early.caseId, escalated: true, owner: null })
  expect((await review.seen(early.caseId)).steps.map(({ type }) => type)).toEqual(['opened', 'taken', 'escalated'])
})

test('the queue is filtered by what it is about and by what was found, and paged', async () => {
  const asks = Array.from({ length: 60 }, (_, i) => effect(i % 2 ? '最好的茶' : '加微信 teafan2026'))
  for (const [i, ask] of asks.entries()) await askReview(review.at(NOON + i), [ask])
  await askReview(review.at(), [effect('茶具', { subject: 'product' })])
  expect((await review.listed({ subject: 'product' })).items).toHaveLength(1)
  expect((await review.listed({ finding: 'absolute-word' })).items).toHaveLength(30)
  const first = await review.listed({ subject: 'campaign' })
  const second = await review.listed({ subject: 'campaign', cursor: first.next! })
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(asks.map(({ caseId }) => caseId))
  expect(second.next).toBeNull()
})

test('goods of a category without its paper wait; with it they pass', async () => {
  const goods = (category: string, brandId = northTea.id) =>
    effect('明前好物', { subject: 'product', brandId, facts: { category, pictures: 1 } })
  const [tea, cream, bowl] = [goods('茶叶'), goods('护肤'), goods('茶叶', southKiln.id)]
  await askReview(review.at(), [tea, cream, bowl])
  expect((await review.pass(tea.caseId, cream.caseId, bowl.caseId)).map(({ caseId }) => caseId)).toEqual([tea.caseId])
  const missing = { code: 'licence-missing', weight: 'block' }
  expect((await review.seen(cream.caseId)).findings).toEqual([{ ...missing, facts: { licence: 'cosmetics' } }])
  expect((await review.seen(bowl.caseId)).findings).toEqual([{ ...missing, facts: { licence: 'food' } }])
})

test('a newer proposal takes the place of one that waits; one taken back is closed without a decision', async () => {
  const subjectId = newId()
  const ask = (title: string) => effect(title, { subject: 'product', subjectId })
  const [first, second] = [ask('最好的茶'), ask('更好的茶')]
  await askReview(review.at(), [first])
  await askReview(review.at(), [second])
  expect(await review.seen(first.caseId)).toMatchObject({
    state: 'dropped',
    steps: [{}, { facts: { why: 'replaced' } }],
  })
  expect((await review.seen(second.caseId)).before).toMatchObject([{ id: first.caseId, state: 'dropped' }])
  const taken = { type: 'drop-review' as const, subject: 'product' as const, subjectId, brandId: northTea.id }
  await dropReview(review.at(), [{ ...taken, byPersonId: wen.id }])
  expect(await review.seen(second.caseId)).toMatchObject({
    state: 'dropped',
    steps: [{}, { facts: { why: 'taken-back' } }],
  })
  expect(await review.judge([second.caseId])).toMatchObject({ refused: 'already-done' })
})
