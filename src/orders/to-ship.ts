import type { z } from 'zod'
import type { InputOf, OutputOf } from '@/kernel/contract'
import { csvText } from '@/kernel/csv'
import { cursorOf, idFrom, type Place, pageFrom, placeOf } from '@/kernel/cursor'
import { rolesWith } from '@/kernel/duties'
import type { Effect } from '@/kernel/effect'
import { type Id, isId } from '@/kernel/id'
import { openAddress, type PlainAddress } from '@/kernel/sealed-address'
import type { Asked, Context, QueryService } from '@/kernel/service'
import { chinaDay, HOUR, iso, type Ms, nextMidnight } from '@/kernel/time'
import { vaultOf } from '@/kernel/vault'
import { mayCorrect } from './parcel-rules'
import { SHEET_HEADINGS } from './sheet-columns'
import type * as contract from './shipping-contract'
import * as store from './to-ship-store'

const PAGE = 20
/** Names and places are sealed, so whoever looks for them looks through the most urgent ones. */
const LOOKED_THROUGH = 2_000

type Filters = InputOf<typeof contract.toShipSheet>
type Item = z.infer<typeof contract.toShipItem>

export const toShip: QueryService<InputOf<typeof contract.toShip>, OutputOf<typeof contract.toShip>> = async (
  context,
  asked,
) => {
  const { now } = context
  const { most } = asked.input
  const after = placeOf(asked.input.cursor)
  const [{ items: behind, found }, [counts]] = await Promise.all([
    wanted(context, asked, { after, most: most + 1 }),
    store.counts(context.sql, { brandId: asked.by.brandId, now, midnight: nextMidnight(now) }),
  ])
  const { total, late } = counts!
  const { items, next } = pageFrom(behind, most, (last) => cursorOf(Date.parse(last.shipsBy), last.orderId))
  return { items, next, total, late, found }
}

/** Behind the last one that was shown, whatever has left meanwhile. */
const isBehind = ({ shipsBy, orderId }: Item, { at, id }: Place) => shipsBy > at || (shipsBy === at && orderId > id)

/** Those of these orders that wait for a parcel, the most urgent first. */
export async function chosen(context: Context, brandId: Id, orderIds: string): Promise<Item[]> {
  const ids = idsFrom(orderIds)
  if (ids.length === 0) return []
  const ask = { brandId, ids, skuId: null, from: null, before: null, most: ids.length }
  return (await store.toShip(context.sql, ask)).map((row) => itemOf(context, row))
}

const idsFrom = (list = ''): Id[] => list.split(',').filter(isId)

async function wanted(context: Context, { input, by }: Asked<Filters>, page: { after: Place | null; most: number }) {
  const { sql, now } = context
  const ask = {
    brandId: by.brandId,
    skuId: input.skuId ?? null,
    ids: idsFrom(input.orderIds),
    ...spanOf(input.only, now),
  }
  const { region = '', text = '' } = input
  if (region === '' && text === '') {
    const list = { ...ask, ...page }
    const [rows, found] = await Promise.all([store.toShip(sql, list), store.countWanted(sql, list)])
    return { items: rows.map((row) => itemOf(context, row)), found }
  }
  const rows = await store.toShip(sql, { ...ask, most: LOOKED_THROUGH })
  const items = rows.map((row) => itemOf(context, row)).filter((item) => isIn(item, region) && isAbout(item, text))
  const { after } = page
  const behind = after ? items.filter((item) => isBehind(item, after)) : items
  return { items: behind.slice(0, page.most), found: items.length }
}

function spanOf(only: Filters['only'], now: Ms): { from: Ms | null; before: Ms | null } {
  if (only === 'late') return { from: null, before: now }
  return only === 'today' ? { from: now, before: nextMidnight(now) } : { from: null, before: null }
}

function itemOf({ vault, now }: Context, row: store.ToShipRow): Item {
  const { orderId, lines, paidAt, shipsBy, parcels, delayTo, delayState } = row
  const delay = delayTo && delayState ? { until: iso(delayTo), state: delayState, said: row.delaySaid } : null
  return {
    orderId,
    lines: [...lines],
    address: openAddress(vaultOf({ vault }), row.address),
    paidAt: iso(paidAt),
    shipsBy: iso(shipsBy),
    hoursLeft: Math.floor((shipsBy - now) / HOUR),
    parcels,
    delay,
  }
}

/** "浙江省杭州市西湖区" and "北京市 朝阳区" begin with what parcels are sorted by. */
export function provinceOf(region: string): string {
  const [first = ''] = region.trim().split(/\s/)
  return /^.+?(?:特别行政区|自治区|省|市)/.exec(first)?.[0] ?? first
}

const isIn = ({ address }: Item, region: string) => region === '' || provinceOf(address.region) === region

function isAbout({ orderId, lines, address }: Item, text: string): boolean {
  const sought = text.toLowerCase()
  const goods = lines.map(({ title, options, code }) => `${title} ${options} ${code}`)
  const places = [orderId, orderId.replaceAll('-', ''), address.name, address.phone, ...goods]
  return places.some((place) => place.toLowerCase().includes(sought))
}

const [GOODS_MOST, DAYS_MOST, REGIONS_MOST] = [200, 120, 50] as const

export const board: QueryService<InputOf<typeof contract.board>, OutputOf<typeof contract.board>> = async (
  context,
  { by: { brandId } },
) => {
  const { sql, now } = context
  const [[counts], goods, days, addresses, [reports]] = await Promise.all([
    store.counts(sql, { brandId, now, midnight: nextMidnight(now) }),
    store.goodsToPick(sql, brandId, GOODS_MOST),
    store.promisedDays(sql, brandId, DAYS_MOST),
    store.addressesToShip(sql, brandId, LOOKED_THROUGH),
    store.reportCounts(sql, brandId),
  ])
  const places = addresses.map(({ address }) => openAddress(vaultOf(context), address))
  return { ...counts!, goods, days, regions: regionsOf(places), reports: reports!, serverTime: iso(now) }
}

function regionsOf(places: readonly PlainAddress[]): { region: string; orders: number }[] {
  const counted = new Map<string, number>()
  for (const { region } of places) counted.set(provinceOf(region), (counted.get(provinceOf(region)) ?? 0) + 1)
  const list = [...counted].map(([region, orders]) => ({ region, orders }))
  return list.sort((a, b) => b.orders - a.orders || a.region.localeCompare(b.region, 'zh')).slice(0, REGIONS_MOST)
}

export const toShipSheet: QueryService<Filters, OutputOf<typeof contract.toShipSheet>> = async (context, asked) => {
  const { items } = await wanted(context, asked, { after: null, most: LOOKED_THROUGH })
  const rows = items.flatMap(sheetRows).slice(0, LOOKED_THROUGH)
  return { fileName: `待发货-${chinaDay(context.now)}.csv`, csv: csvText([SHEET_HEADINGS, ...rows]), rows: rows.length }
}

/** One row per line with what of it is left; carrier and number are what the clerk fills in. */
function sheetRows({ orderId, lines, address, shipsBy }: Item): string[][] {
  const { name, phone, region, detail } = address
  return lines
    .filter(({ units, sent }) => units > sent)
    .map(({ title, options, code, units, sent }) => {
      const goods = [orderId, title, options, code, String(units - sent)]
      return [...goods, name, phone, region, detail, chinaDay(Date.parse(shipsBy)), '', '']
    })
}

export const shipped: QueryService<InputOf<typeof contract.shipped>, OutputOf<typeof contract.shipped>> = async (
  { sql },
  { input, by },
) => {
  const ask = {
    brandId: by.brandId,
    before: idFrom(input.cursor),
    like: likeOf(input.text),
    refused: input.refused === 'yes',
  }
  const list = await store.shipped(sql, { ...ask, most: PAGE })
  return { items: list.map(parcelOf), next: list.length === PAGE ? list.at(-1)!.parcelId : null }
}

/** What people type is text, never a pattern. */
const likeOf = (text = '') => (text === '' ? null : `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`)

function parcelOf({ atWechat, report, corrections, ...row }: store.ShippedRow) {
  const finished = report?.finished ?? 0
  const may = mayCorrect({ status: row.status, corrections: corrections.length, atWechat: atWechat !== null, finished })
  return {
    ...row,
    shippedAt: iso(row.shippedAt),
    corrections: corrections.map((c) => ({ ...c, by: c.by ?? '', at: iso(Date.parse(c.at)) })),
    mayCorrect: may,
    wechat: report && {
      state: report.state,
      at: report.at && iso(Date.parse(report.at)),
      code: report.code,
      said: report.said,
      again: finished >= 2,
    },
  }
}

/** Parcels that leave within this time are called urgent: half of the 48 hours are gone by far. */
const SOON: Ms = 12 * HOUR

/** Once a day those who ship for a brand hear what has to leave soon: in the app, and in WeChat where they asked for it. */
export async function remind({ sql, now }: Context, most: number): Promise<Effect[]> {
  const day = chinaDay(now)
  const due = await store.remind(sql, { now, until: now + SOON, day, most })
  if (due.length === 0) return []
  const people = await store.whoShips(
    sql,
    due.map((d) => d.brandId),
    rolesWith('shipping'),
  )
  return due.map(({ brandId, orders, late }): Effect => {
    const personIds = people.filter((p) => p.brandId === brandId).map((p) => p.personId)
    const facts = { desk: 'shipping', orders, late }
    return { type: 'tell', template: 'ships-soon', personIds, once: `ships-soon:${brandId}:${day}`, facts }
  })
}
