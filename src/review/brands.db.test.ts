import { newId } from '@/kernel/id'
import { isRefusal } from '@/kernel/result'
import { DAY, HOUR, iso } from '@/kernel/time'
import { type Ask, decisionsIn, effect, NO, NOON, OVI, openReview, type Review, WEN } from '@/testing/review-stage'
import { bo, northTea, ovi, southKiln } from '@/testing/world'
import { publicRecord, record, saveBrand, settleBrands } from './brands'
import { saveLicence } from './licences'
import { askReview, settleLicences } from './service'

let review: Review
beforeAll(async () => {
  review = await openReview()
})
afterAll(() => review.db.drop())
beforeEach(async () => {
  await review.db.sql`truncate review_case cascade`
})

test('the brand reads what was found, decided and why, and answers with a new proposal that names the old one', async () => {
  const ask = effect('最好的茶', { changes: [{ field: 'title', before: '好茶', after: '最好的茶' }] })
  await askReview(review.at(), [ask])
  expect(await review.own('open')).toMatchObject({ items: [{ state: 'screening' }], counts: { open: 1, needsWork: 0 } })
  await review.judge([ask.caseId], NO)
  const { items, counts } = await review.own('needs-work')
  expect(counts).toEqual({ open: 0, needsWork: 1 })
  expect(items).toMatchObject([
    { mayAnswer: true, decidedBy: 'operator', reasonCode: 'absolute-words', changes: [{ after: '最好的茶' }] },
  ])
  expect(JSON.stringify(items)).not.toContain(ovi.name)
  const better = effect('香的茶', { answersCaseId: ask.caseId })
  await askReview(review.at(NOON + HOUR), [
    better,
    effect('别家的', { brandId: southKiln.id, answersCaseId: ask.caseId }),
  ])
  expect((await review.listed()).items.map(({ answers }) => answers)).toEqual([true, false])
  expect(await review.own('needs-work')).toMatchObject({ items: [] })
  expect((await review.seen(ask.caseId)).steps.at(-1)).toMatchObject({ type: 'answered', facts: { by: better.caseId } })
  await review.pass(better.caseId)
  expect((await review.own('decided')).items.map(({ state, mayAnswer }) => [state, mayAnswer])).toEqual([
    ['needs-work', false],
    ['accepted', false],
  ])
})

test('a paper is read by a person, counts once it is accepted, and is never edited after that', async () => {
  const paper = {
    kind: 'cosmetics' as const,
    number: '浙G妆网备字2026000123',
    holder: '北茶茶业有限公司',
    validUntil: '2030-01-01',
  }
  const save = async (input: object = {}, by = WEN) =>
    (await saveLicence(review.at(), [{ input: { ...paper, ...input }, by, ownFile: false }]))[0]!
  const handed = await save()
  if (isRefusal(handed)) throw new Error(handed.refused)
  await askReview(review.at(), handed.effects as Ask[])
  const [{ caseId }] = handed.effects as [Ask]
  expect(await review.pass(caseId)).toEqual([])
  const decided = await review.judge([caseId], { verdict: 'needs-work', reasonCode: 'licence-unreadable' })
  await settleLicences(review.at(), decisionsIn(decided))
  const licenceId = handed.answer.id
  expect(await save({ licenceId }, { ...WEN, brandId: southKiln.id })).toEqual({ refused: 'not-found' })
  const again = await save({ licenceId, number: '浙G妆网备字2026000124' })
  if (isRefusal(again)) throw new Error(again.refused)
  await askReview(review.at(NOON + HOUR), again.effects as Ask[])
  const [second] = again.effects as [Ask]
  expect((await review.seen(second.caseId)).before).toMatchObject([{ id: caseId, state: 'needs-work' }])
  const yes = await review.judge([second.caseId])
  await settleLicences(review.at(), decisionsIn(yes))
  expect(await save({ licenceId })).toMatchObject({ refused: 'already-done' })
  const shown = await record(review.at(), { input: {}, by: WEN })
  expect(shown).toMatchObject({
    licences: expect.arrayContaining([
      { id: licenceId, ...paper, number: second.title.split(' ')[1], fileId: null, state: 'accepted' },
    ]),
    needed: [
      { kind: 'business', has: true },
      { kind: 'food', has: true },
    ],
  })
})

test('a brand’s words pass by themselves, its name waits for a person; buyers see what was accepted', async () => {
  const before = await record(review.at(), { input: {}, by: WEN })
  if (isRefusal(before)) throw new Error(before.refused)
  const { name, about, city, logoUrl } = before
  const propose = async (change: object) => {
    const [saved] = await saveBrand(review.at(), [
      { input: { name, about, city, logoUrl, ...change }, by: WEN, ownLogo: false },
    ])
    if (isRefusal(saved)) throw new Error(saved!.refused)
    return saved!
  }
  const words = await propose({ about: '在龙坞种茶、炒茶。' })
  await askReview(review.at(), words.effects as Ask[])
  await settleBrands(review.at(), await review.pass((words.effects as [Ask])[0].caseId))
  expect(await record(review.at(), { input: {}, by: WEN })).toMatchObject({
    name,
    about: '在龙坞种茶、炒茶。',
    waiting: [],
  })
  const face = await propose({ name: '北茶堂', about: '在龙坞种茶、炒茶。' })
  await askReview(review.at(), face.effects as Ask[])
  const [{ caseId }] = face.effects as [Ask]
  expect(await review.pass(caseId)).toEqual([])
  expect(await record(review.at(), { input: {}, by: WEN })).toMatchObject({
    name,
    waiting: [{ field: 'name', before: name, after: '北茶堂' }],
  })
  const yes = await review.judge([caseId])
  await settleBrands(review.at(), decisionsIn(yes))
  expect(await record(review.at(), { input: {}, by: WEN })).toMatchObject({ name: '北茶堂', waiting: [] })
  expect(await propose({ name: '北茶堂', about: '在龙坞种茶、炒茶。' })).toMatchObject({
    answer: { caseId: null },
    effects: [{ type: 'drop-review' }],
  })
})

test('anybody sees how many decisions there were and why, no words and no buyers’ cases', async () => {
  const [good, bad] = [effect('好茶'), effect('最好的茶')]
  const rating = effect('茶', { subject: 'rating', text: '加微信 teafan2026', byPersonId: bo.id })
  await askReview(review.at(), [good, bad, rating])
  await review.pass(good.caseId)
  await review.judge([bad.caseId], NO)
  await review.judge([rating.caseId], { ...NO, verdict: 'declined' })
  const shown = await publicRecord(review.at(), { input: { brandId: northTea.id }, by: OVI })
  expect(shown).toMatchObject({
    ...{ decided: 2, accepted: 1, needsWork: 1, declined: 0, byMachine: 1 },
    reasons: [{ code: 'absolute-words', count: 1 }],
    since: iso(NOON - 365 * DAY),
  })
  expect((shown as { licences: { kind: string }[] }).licences.map(({ kind }) => kind)).toContain('business')
  expect(JSON.stringify(shown)).not.toContain('标题')
  expect(await publicRecord(review.at(), { input: { brandId: newId() }, by: OVI })).toEqual({ refused: 'not-found' })
})

test('a paper is shown to the end of its last day in China, wherever the server is', async () => {
  await review.db.sql`update licence set valid_until = '2026-04-01' where brand_id = ${northTea.id} and kind = 'food'`
  const kinds = async (now: number) => {
    const shown = await publicRecord(review.at(now), { input: { brandId: northTea.id }, by: OVI })
    return (shown as { licences: { kind: string }[] }).licences.map(({ kind }) => kind)
  }
  expect(await kinds(NOON + 11 * HOUR)).toContain('food')
  expect(await kinds(NOON + 13 * HOUR)).not.toContain('food')
})
