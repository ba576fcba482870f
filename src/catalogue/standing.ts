import { type Lifecycle, mayMove } from '@/kernel/lifecycle'
import type { ProductWords, SkuWords, Snapshot, Status } from './snapshot'

/** Which way a product may go. Only what was looked at gets live; a review sends back with a reason or lets it pass. */
export const STANDING: Lifecycle<Status> = {
  draft: ['in-review', 'live', 'withdrawn'],
  'in-review': ['live', 'draft', 'withdrawn'],
  live: ['in-review', 'withdrawn'],
  withdrawn: ['in-review', 'live'],
}

/**
 * What a writer wants for a product. `keep`: whatever its words allow; `hand-in`: offered as soon as it may; `take-back`:
 * a proposal is a draft again.
 */
export type Wish = 'keep' | 'hand-in' | 'take-back' | 'withdraw'

export interface Before {
  readonly status: Status
  /** Whether this writing changes a word, a picture or the sort of goods. */
  readonly changed: boolean
}

export interface Standing {
  readonly status: Status
  readonly asks: boolean
  /** A proposal that nobody needs to decide any more. */
  readonly drops: boolean
}

/**
 * Where a product stands after it was written. `approved`: its words and pictures are those that buyers could meet last,
 * so there is nothing to look at. Prices (within the guard), stock and days need no eye and never get here as a change.
 */
export function standingAfter(before: Before | null, wish: Wish, approved: boolean): Standing {
  const was = before?.status ?? 'draft'
  const status = nextStatus(was, wish, approved)
  if (status !== was && !mayMove(STANDING, was, status)) throw new Error(`a product goes from ${was} to ${status}`)
  const proposed = status === 'in-review'
  return {
    status,
    asks: proposed && (was !== 'in-review' || before!.changed),
    drops: was === 'in-review' && !proposed,
  }
}

function nextStatus(was: Status, wish: Wish, approved: boolean): Status {
  if (wish === 'withdraw') return 'withdrawn'
  if (wish === 'take-back' && was === 'in-review') return 'draft'
  if (wish !== 'hand-in' && (was === 'draft' || was === 'withdrawn')) return was
  return approved ? 'live' : 'in-review'
}

/** Where a decision of the review leads: needs work goes back to the desk, declined to what buyers could meet before. */
export function standingDecided(verdict: 'accepted' | 'needs-work' | 'declined', wasLive: boolean): Status {
  if (verdict === 'accepted') return 'live'
  if (verdict === 'needs-work') return 'draft'
  return wasLive ? 'live' : 'withdrawn'
}

type WatchedSku = Pick<SkuWords, 'id' | 'options' | 'pictureUrl' | 'comparedFen'>
type Watched = Omit<ProductWords, 'handle' | 'shipsInDays'> & { readonly skus: readonly WatchedSku[] }

/** Whether every word and picture of `after` stood in `before` already. A SKU less is no new word. */
export function saysNothingNew(before: Watched, after: Watched): boolean {
  const known = new Map(before.skus.map((sku) => [sku.id, sku]))
  return (
    sameWords(before, after) &&
    after.skus.every((sku) => {
      const old = known.get(sku.id)
      return (
        old !== undefined &&
        old.options === sku.options &&
        old.pictureUrl === sku.pictureUrl &&
        (sku.comparedFen === null || old.comparedFen === sku.comparedFen)
      )
    })
  )
}

const sameWords = (a: Watched, b: Watched): boolean =>
  a.title === b.title &&
  a.about === b.about &&
  a.category === b.category &&
  a.comparedSource === b.comparedSource &&
  a.comparedOn === b.comparedOn &&
  a.pictureUrls.join('\n') === b.pictureUrls.join('\n')

/** Whether anything at all differs, prices and days too: without that there is no new version. */
export function isSame(before: Snapshot, after: Snapshot): boolean {
  if (before.skus.length !== after.skus.length) return false
  const known = new Map(before.skus.map((sku) => [sku.id, sku]))
  return (
    sameWords(before, after) &&
    before.handle === after.handle &&
    before.shipsInDays === after.shipsInDays &&
    after.skus.every((sku) => sameSku(known.get(sku.id), sku))
  )
}

const sameSku = (a: SkuWords | undefined, b: SkuWords): boolean =>
  a !== undefined &&
  a.code === b.code &&
  a.options === b.options &&
  a.priceFen === b.priceFen &&
  a.pictureUrl === b.pictureUrl &&
  a.barcode === b.barcode &&
  a.comparedFen === b.comparedFen
