import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DAY, HOUR, iso, type Ms } from '@/kernel/time'
import type { Brand, Offered, Product, World } from '../world'
import type { Market } from './market'
import { reportOf } from './report-paper'

interface Told {
  readonly world: World
  readonly today: Ms
}

const MOST_BATCHES = 3
const LABELS = 200
const CHINA = 8 * HOUR

/**
 * The first two brands of a world say where their goods come from: batches with papers, one of them corrected, labels of
 * one that people have scanned, and what a unit costs. The rest say nothing, as brands do.
 */
export async function tellOrigins(market: Market, { world, today }: Told): Promise<void> {
  for (const brand of world.brands.slice(0, 2)) {
    const own = world.offers.filter((offer) => offer.brand === brand)
    const goods = own.map(({ product }) => product)
    for (const [at, product] of goods.slice(0, MOST_BATCHES).entries()) {
      const batchId = await batchOf(market, { brand, product, at, today })
      if (at === 0) await scanSome(market, { brand, batchId, people: world.people.map(({ id }) => id) })
    }
    for (const [at, offer] of own.entries()) await stateCosts(market, offer, at)
  }
}

interface Parcels {
  readonly items: readonly { readonly orderId: string }[]
  readonly next: string | null
}
/** Parcels of before that the brand looks up in its papers: the newest ones. */
const PAGES_LOOKED_UP = 6

/** Which batch the last parcels were packed from; older ones nobody knows any more. */
async function sayWhatWent(market: Market, { clerk }: Brand, batchId: string): Promise<void> {
  let cursor: string | undefined
  for (let page = 0; page < PAGES_LOOKED_UP; page++) {
    const input: Record<string, string> = cursor ? { cursor } : {}
    const { items, next } = await market.ask<Parcels>(clerk.id, 'brand/orders.shipped', input)
    const orderIds = [...new Set(items.map(({ orderId }) => orderId))]
    if (orderIds.length > 0) await market.send(clerk.id, 'brand/provenance.assign', { batchId, orderIds })
    if (next === null) return
    cursor = next
  }
}

interface About {
  readonly brand: Brand
  readonly product: Product
  readonly at: number
  readonly today: Ms
}

const NOTES = '这一批由我们自己收原料、自己做。封口前逐件称重，贴上防伪码再装箱；检测报告和装罐前的照片都在下面。'

const dayOf = (at: Ms): string => iso(at + CHINA).slice(0, 10)

async function batchOf(market: Market, { brand, product, at, today }: About): Promise<string> {
  const send = <T>(call: string, input: object) => market.send<T>(brand.clerk.id, `brand/${call}`, input)
  const upload = async (name: string, bytes: Buffer) =>
    (await send<{ id: string }>('files.upload', { name, purpose: 'document', base64: bytes.toString('base64') })).id
  const madeOn = dayOf(today - (40 + 11 * at) * DAY)
  const number = `${product.handle.slice(0, 24).toUpperCase()}-${madeOn.replaceAll('-', '')}`.slice(0, 40)
  const photo = readFileSync(join(__dirname, '../../standin/pictures', product.pictures.at(-1)!.split('#')[0]!))
  const report = await reportOf({ brand: brand.name, goods: product.title, number, on: madeOn })
  const papers = [
    {
      fileId: await upload(`${number}-检测报告.png`, report),
      kind: 'test-report',
      title: '农残与重金属检测（演示样张）',
    },
    { fileId: await upload(`${number}-车间.webp`, photo), kind: 'photo', title: '装罐前' },
  ]
  const facts = {
    region: REGION_OF[brand.city] ?? '浙江',
    place: `${brand.city}，${product.category || '自家'}作坊`.slice(0, 80),
    madeOn,
    bestBefore: dayOf(today + 500 * DAY),
    quantity: 600 - 40 * at,
    notes: NOTES,
    papers,
  }
  const batch = { productId: product.id, number, facts }
  const { batchId } = await send<{ batchId: string }>('provenance.saveBatch', batch)
  // The last one is still being written.
  if (at === MOST_BATCHES - 1) return batchId
  await send('provenance.publishBatch', { batchId })
  await sayWhatWent(market, brand, batchId)
  if (at > 0) return batchId
  await send('provenance.saveBatch', { ...batch, batchId, facts: { ...facts, quantity: 580 } })
  await send('provenance.publishBatch', { batchId, why: '复核入库单，数量由 600 改为 580' })
  return batchId
}

const REGION_OF: Readonly<Record<string, string>> = { 杭州: '浙江', 景德镇: '江西', 克孜勒苏柯尔克孜自治州: '新疆' }

interface Scanning {
  readonly brand: Brand
  readonly batchId: string
  readonly people: readonly string[]
}

/** Most units once, one by two, one by many: its label was copied. */
async function scanSome(market: Market, { brand, batchId, people }: Scanning): Promise<void> {
  const { id } = brand.clerk
  const { runId } = await market.send<{ runId: string }>(id, 'brand/provenance.makeCodes', { batchId, count: LABELS })
  const { text } = await market.ask<{ text: string }>(id, 'brand/provenance.sheet', { runId, form: 'csv' })
  const codes = text
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',')[2]!)
  const scan = (person: number, n: number) =>
    market.send(people[person % people.length]!, 'visitor/provenance.scan', { code: codes[n]! })
  for (let n = 0; n < 6; n++) await scan(n, n + 3)
  for (const person of [0, 1]) await scan(person, 1)
  for (let person = 0; person < Math.min(6, people.length); person++) await scan(person, 0)
  const left = { code: codes[0]!, region: REGION_OF[brand.city] ?? '浙江' }
  await market.send(people[0]!, 'visitor/provenance.leavePlace', left)
}

/** Every second product is open to everybody, the others to resellers. What it costs is paid by the lowest price of all. */
async function stateCosts(market: Market, { brand, product, goods }: Offered, at: number): Promise<void> {
  const offered = new Map(goods.map(({ sku, priceFen }) => [sku.id, priceFen]))
  const cards = product.skus.map(({ id, priceFen }) => {
    const lowest = offered.get(id) ?? Math.round(priceFen / 2)
    const freightFen = Math.min(450, Math.round(lowest * 0.1))
    return { skuId: id, materialFen: Math.round(lowest * 0.34), labourFen: Math.round(lowest * 0.15), freightFen }
  })
  const openTo = at % 2 === 0 ? 'everybody' : 'resellers'
  await market.send(brand.clerk.id, 'brand/provenance.saveCosts', { productId: product.id, openTo, cards })
}
