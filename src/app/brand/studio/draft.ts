import type { Market } from '@/campaigns/kind'
import type { Offer } from '@/campaigns/panels'
import type { products } from '@/catalogue/contract'
import type { OutputOf } from '@/kernel/contract'
import { parseYuan, yuan } from '@/kernel/money'
import { DAY, fromIso, iso } from '@/kernel/time'

export type Product = OutputOf<typeof products>['items'][number]

/** What the clerk has typed. Texts stay texts until they are read, so that half a number is not lost. */
export interface Draft {
  readonly kind: string
  readonly title: string
  readonly product: Product | null
  readonly goods: readonly DraftGoods[]
  readonly commission: string
  readonly shipsInDays: string
  /** Days in China, YYYY-MM-DD. */
  readonly startsOn: string
  readonly endsOn: string
  readonly terms: Record<string, unknown>
}
export interface DraftGoods {
  readonly skuId: string
  readonly chosen: boolean
  readonly price: string
  readonly single: string
  readonly quota: string
}

/** A tenth off for a group, all of the free stock: a start that passes the check, for the clerk to change. */
const GROUP_PART = 0.9
const CAMPAIGN_DAYS_USUAL = 7

/** An empty studio for one kind. */
export function emptyDraft(kind: string, terms: Record<string, unknown>, now: number): Draft {
  return {
    kind,
    title: '',
    product: null,
    goods: [],
    commission: '10',
    shipsInDays: '3',
    startsOn: dayOf(now),
    endsOn: dayOf(now + CAMPAIGN_DAYS_USUAL * DAY),
    terms,
  }
}

/** The draft with a product's SKUs laid out and sensible numbers in them. */
export function withProduct(draft: Draft, product: Product): Draft {
  return {
    ...draft,
    product,
    title: product.title,
    shipsInDays: String(product.shipsInDays),
    goods: product.skus.map((sku) => ({
      skuId: sku.id,
      chosen: sku.sellable > 0,
      price: yuan(Math.floor((sku.priceFen * GROUP_PART) / 10) * 10),
      single: yuan(sku.priceFen),
      quota: String(sku.sellable),
    })),
  }
}

/** What would be sent. Anything unreadable becomes a number that the check refuses beside its field. */
export function offerOf(draft: Draft, now: number): Offer {
  const starts = Math.max(fromIso(`${draft.startsOn}T00:00:00+08:00`), now)
  return {
    kind: draft.kind,
    title: draft.title.trim(),
    productId: draft.product?.id ?? '',
    commissionRate: percent(draft.commission),
    shipsInDays: count(draft.shipsInDays),
    startsAt: iso(starts),
    endsAt: iso(fromIso(`${draft.endsOn}T23:59:59+08:00`)),
    goods: draft.goods
      .filter((g) => g.chosen)
      .map((g) => ({
        skuId: g.skuId,
        priceFen: parseYuan(g.price) ?? 0,
        singlePriceFen: parseYuan(g.single) ?? 0,
        quota: count(g.quota),
      })),
    terms: draft.terms,
  }
}

/** What the kind's check may look at: the offer, and what the catalogue says of its goods. */
export function marketOf(offer: Offer, product: Product | null, now: number): Market {
  const skus = new Map(product?.skus.map((sku) => [sku.id, sku]))
  return {
    now,
    startsAt: fromIso(offer.startsAt),
    endsAt: fromIso(offer.endsAt),
    shipsInDays: offer.shipsInDays,
    commissionRate: offer.commissionRate,
    goods: offer.goods.map((g) => {
      const sku = skus.get(g.skuId)
      return { ...g, listPriceFen: sku?.priceFen ?? 0, onHand: sku?.sellable ?? 0 }
    }),
  }
}

/** The day in China, whatever the clerk's computer is set to. */
export function dayOf(at: number): string {
  return iso(at + 8 * 3_600_000).slice(0, 10)
}

function count(text: string): number {
  return /^\d{1,7}$/.test(text.trim()) ? Number(text) : 0
}

/** "10" or "12.5" percent in basis points; unreadable is below zero, which the check refuses. */
function percent(text: string): number {
  const hundredths = parseYuan(text)
  return hundredths === null || /[¥￥]/.test(text) ? -1 : hundredths
}
