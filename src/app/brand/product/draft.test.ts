import { type Detail, draftOf, emptyDraft, isLink, saidOf, withPicture } from './draft'

const tea: Detail = {
  id: '019a0000-0000-7000-8000-0000000000aa',
  handle: 'tea',
  title: '龙井',
  about: '',
  category: '茶',
  shipsInDays: 2,
  pictureUrls: ['/a.webp'],
  comparedSource: '',
  comparedOn: null,
  status: 'live',
  version: 3,
  liveVersion: 3,
  reviewReason: '',
  skus: [
    {
      id: '019a0000-0000-7000-8000-000000000001',
      code: 'T-50',
      options: '50 克',
      priceFen: 6_800,
      comparedFen: null,
      barcode: '',
      pictureUrl: '',
      onHand: 5,
      toShip: 0,
      held: 0,
      sellable: 5,
      sold: 0,
      safety: 0,
      campaignFen: null,
    },
  ],
}

test('a form that nobody touched sends what is there', () => {
  const { said, problems } = saidOf(draftOf(tea))
  expect(problems).toEqual([])
  expect(said).toMatchObject({ title: '龙井', shipsInDays: 2, comparedOn: null })
  expect(said.skus).toMatchObject([{ id: tea.skus[0]!.id, priceFen: 6_800, comparedFen: null }])
  expect(said.skus[0]).not.toHaveProperty('units')
})

test('an empty form names what is missing, field by field', () => {
  const { problems } = saidOf({ ...emptyDraft, ships: '400' })
  expect(problems.map(({ field, code }) => `${field} ${code}`)).toEqual([
    'handle missing',
    'title missing',
    'category missing',
    'shipsInDays not-days',
    'skus.0.code missing',
    'skus.0.priceFen not-money',
  ])
})

test('what is no amount is never sent as one', () => {
  const [sku] = draftOf(tea).skus
  const skus = [{ ...sku!, price: '六十八', compared: '1.234' }]
  expect(saidOf({ ...draftOf(tea), skus }).problems.map(({ field }) => field)).toEqual([
    'skus.0.priceFen',
    'skus.0.comparedFen',
  ])
})

test('a picture that is there already is not there twice, and a thirteenth finds no room', () => {
  expect(withPicture(['/files/1#p=A'], '/files/1#p=A')).toEqual(['/files/1#p=A'])
  expect(withPicture(['/files/1'], '/files/2')).toEqual(['/files/1', '/files/2'])
  const twelve = Array.from({ length: 12 }, (_, n) => `/files/${n}`)
  expect(withPicture(twelve, '/files/more')).toEqual(twelve)
})

test('a picture lies on the web or in the app’s own folder', () => {
  expect(['https://a.cn/x.webp', '/pictures/a.webp', 'ftp://x', 'javascript:1', 'a b'].map(isLink)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})
