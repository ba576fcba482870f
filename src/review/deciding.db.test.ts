import { newId } from '@/kernel/id'
import { isRefusal } from '@/kernel/result'
import type { Caller } from '@/kernel/service'
import { BO, effect, NO, NOON, nothing, OVI, openReview, type Review } from '@/testing/review-stage'
import { bo, ovi, wen } from '@/testing/world'
import { decide, take } from './deciding'
import { askReview } from './service'

let review: Review
beforeAll(async () => {
  review = await openReview()
})
afterAll(() => review.db.drop())
beforeEach(async () => {
  await review.db.sql`truncate review_case cascade`
})

test('a decision names the person, needs a reason of the list, and carries it to the brand', async () => {
  const ask = effect('最好的茶')
  await askReview(review.at(), [ask])
  const wrong = (field: string, code: string) => ({ refused: 'bad-input', facts: { problems: [{ field, code }] } })
  expect(await review.judge([ask.caseId], { verdict: 'declined' })).toEqual(wrong('reasonCode', 'reason-missing'))
  expect(await review.judge([ask.caseId], { ...NO, reasonCode: 'made-up' })).toEqual(
    wrong('reasonCode', 'reason-missing'),
  )
  expect(await review.judge([ask.caseId], { ...NO, reasonCode: 'other', reason: '' })).toEqual(
    wrong('reason', 'words-missing'),
  )
  expect(await review.judge([ask.caseId], { ...NO, reasonCode: 'forbidden-goods' })).toEqual(
    wrong('reasonCode', 'reason-not-for-this'),
  )
  const reason = '请去掉绝对化用语：标题里的“最好”'
  expect(await review.judge([ask.caseId], NO)).toMatchObject({
    answer: { decided: [{ state: 'needs-work', reason, decidedAt: '2026-04-01T04:01:00.000Z' }], passedOver: [] },
    effects: [
      { type: 'review-decided', verdict: 'needs-work', reasonCode: 'absolute-words', reason, byPersonId: ovi.id },
    ],
  })
  expect(await review.judge([ask.caseId])).toEqual({ refused: 'already-done', facts: { state: 'needs-work' } })
  expect(await review.pass(ask.caseId)).toEqual([])
  expect(await review.judge([newId()])).toEqual({ refused: 'not-found' })
})

test('a buyer’s words are shown or not: nobody sends them back for work', async () => {
  const ask = effect('茶', { subject: 'rating', text: '加微信 teafan2026', byPersonId: bo.id })
  await askReview(review.at(), [ask])
  expect(await review.judge([ask.caseId], NO)).toMatchObject({ refused: 'bad-input' })
  expect(await review.judge([ask.caseId], { ...NO, verdict: 'declined' })).toMatchObject({ answer: { passedOver: [] } })
  expect(await review.own('decided')).toMatchObject({ items: [] })
})

test('two operators decide one case once, in one request or in two', async () => {
  const ask = effect('最好的茶')
  await askReview(review.at(), [ask])
  const asked = (verdict: 'accepted' | 'declined') => ({
    input: { caseIds: [ask.caseId], verdict, reasonCode: 'price', reason: '' },
    by: OVI,
  })
  const both = await Promise.all(
    [true, false].map((yes) =>
      review.db.sql.begin((sql) =>
        decide(
          { sql, now: NOON },
          [asked(yes ? 'accepted' : 'declined'), asked(yes ? 'declined' : 'accepted')],
          nothing,
        ),
      ),
    ),
  )
  expect(both.flat().filter((one) => !isRefusal(one))).toHaveLength(1)
})

test('what somebody works on is theirs: others are told, may take it over, and every hand is a step', async () => {
  const ask = effect('最好的茶')
  await askReview(review.at(), [ask])
  const hand = async (how: 'take' | 'hand-back' | 'take-over', by: Caller) =>
    (await take(review.at(), [{ input: { caseId: ask.caseId, how }, by }]))[0]!
  expect(await hand('hand-back', OVI)).toMatchObject({ refused: 'not-allowed-now' })
  expect(await hand('take', OVI)).toMatchObject({ answer: { owner: { personId: ovi.id, name: ovi.name } } })
  expect(await hand('take', BO)).toEqual({ refused: 'not-allowed-now', facts: { owner: ovi.name } })
  expect(await review.judge([ask.caseId], {}, BO)).toEqual({ refused: 'not-allowed-now', facts: { owner: ovi.name } })
  expect((await review.listed({ owner: 'me' })).items).toHaveLength(1)
  expect((await review.listed({ owner: 'nobody' })).items).toHaveLength(0)
  expect(await hand('take-over', BO)).toMatchObject({ answer: { owner: { personId: bo.id } } })
  expect(await hand('hand-back', BO)).toMatchObject({ answer: { owner: null } })
  expect(await review.judge([ask.caseId], {}, OVI)).toMatchObject({
    answer: { decided: [{ owner: { personId: ovi.id } }] },
  })
  expect((await review.seen(ask.caseId)).steps.map(({ type, name }) => [type, name])).toEqual([
    ['opened', wen.name],
    ['taken', ovi.name],
    ['taken', bo.name],
    ['handed-back', bo.name],
    ['decided', ovi.name],
  ])
})

test('many harmless ones are accepted in one go; one that is gone meanwhile is passed over and named', async () => {
  const asks = Array.from({ length: 5 }, (_, i) => effect(`最好的茶 ${i}`))
  await askReview(review.at(), asks)
  const ids = asks.map(({ caseId }) => caseId)
  await review.judge([ids[2]!])
  expect(await review.judge(ids)).toMatchObject({
    answer: { decided: [{}, {}, {}, {}], passedOver: [{ caseId: ids[2], why: 'already-done' }] },
    effects: [{}, {}, {}, {}],
  })
})
