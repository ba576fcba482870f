import { allShare } from '@/campaigns/all-share'
import { check } from '@/campaigns/group-buy/terms'
import { DAY } from '@/kernel/time'
import { type Licensed, licenceFindings } from '@/review/licence-rules'
import { priceFindings } from '@/review/price-rules'
import { findings } from '@/review/rules'
import { papersOf } from '../papers'
import { smallWorld, type World, wholeWorld } from '.'

const NOW = 1_767_225_600_000

const goodsIn = (world: World) => world.brands.flatMap(({ id }) => world.goodsOf.get(id) ?? [])
const doubles = (values: readonly unknown[]) => values.filter((value, at) => values.indexOf(value) !== at)

test('the whole world has sixty goods in eight categories of eight brands, and the small one comes first in it', () => {
  const goods = goodsIn(wholeWorld)
  expect(goods).toHaveLength(60)
  expect(new Set(goods.map(({ category }) => category)).size).toBe(8)
  expect(wholeWorld.brands).toHaveLength(8)
  expect(goods).toEqual(expect.arrayContaining(goodsIn(smallWorld)))
  expect(wholeWorld.people.slice(0, smallWorld.people.length)).toEqual(smallWorld.people)
  expect(wholeWorld.offers.slice(0, smallWorld.offers.length)).toEqual(smallWorld.offers)
})

test('nobody and nothing shares an id, a code, a phone or an address', () => {
  const { people, brands, shops, offers } = wholeWorld
  const goods = goodsIn(wholeWorld)
  const skus = goods.flatMap((product) => product.skus)
  const ids = [people, brands, shops, goods, skus].flatMap((list: readonly { id: string }[]) =>
    list.map(({ id }) => id),
  )
  expect(doubles([...ids, ...offers.map(({ campaignId }) => campaignId)])).toEqual([])
  expect(doubles([...goods.map(({ handle }) => handle), ...skus.map(({ code }) => code)])).toEqual([])
  expect(doubles(people.flatMap(({ openid, avatar, name }) => [openid, avatar, name]))).toEqual([])
  expect(doubles(people.flatMap(({ address }) => [address.id, address.phone, address.detail]))).toEqual([])
  expect(people.every(({ address }) => /^1380013\d{4}$/.test(address.phone))).toBe(true)
})

test('machines find nothing in any text, and every offer is lawful', () => {
  for (const { title, about } of goodsIn(wholeWorld))
    expect([title, findings({ title, text: about })]).toEqual([title, []])
  for (const { product, goods, terms, commissionRate } of wholeWorld.offers) {
    const priced = goods.map(({ sku, ...prices }) => ({
      ...prices,
      skuId: sku.id,
      listPriceFen: sku.priceFen,
      onHand: sku.stock,
    }))
    const market = {
      ...{ now: NOW, startsAt: NOW, endsAt: NOW + 14 * DAY },
      ...{ shipsInDays: product.shipsInDays, commissionRate, goods: priced },
    }
    expect([product.title, check(terms, market)]).toEqual([product.title, []])
    const facts = priced.map(({ skuId, ...numbers }) => ({ label: skuId, ...numbers }))
    expect([product.title, priceFindings(facts, NOW)]).toEqual([product.title, []])
  }
})

test('every brand has shown the papers that its goods need, and every thing stands in a category that fits', () => {
  for (const { id } of wholeWorld.brands) {
    const own = papersOf(wholeWorld, NOW).filter(({ brand }) => brand.id === id)
    const licences = own.map(({ kind }): Licensed => ({ kind, validUntil: null }))
    for (const { title, category } of wholeWorld.goodsOf.get(id) ?? [])
      expect([title, licenceFindings({ title, category }, licences, NOW)]).toEqual([title, []])
  }
})

test('machines find nothing in the words to copy and on the cards of any offer', () => {
  const texts = wholeWorld.offers.flatMap(({ kind, brand, terms, product, goods }) => {
    const { title } = product
    const { priceFen, singlePriceFen } = goods[0]!
    const offer = { title, brandName: brand.name, priceFen, singlePriceFen, terms }
    const share = allShare[kind]!
    return [...Object.values(share.words(offer)), share.title(offer), share.badge(offer), share.promise(offer)]
  })
  expect(texts).toHaveLength(6 * wholeWorld.offers.length)
  expect(texts.filter((text) => findings({ title: '', text }).length > 0)).toEqual([])
})
