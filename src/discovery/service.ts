import type { InputOf, OutputOf } from '@/kernel/contract'
import { idFrom } from '@/kernel/cursor'
import { type Id, isId } from '@/kernel/id'
import { refuse } from '@/kernel/result'
import type { Context, QueryService } from '@/kernel/service'
import { DAY, iso } from '@/kernel/time'
import type * as contract from './contract'
import { spell } from './pinyin'
import { isNamed, queryOf, wordsOf } from './rules'
import * as store from './store'

const PAGE = 20
const SIMILAR = 6
const ALMOST = 10
const RECORD_LASTS = 90 * DAY

/** Writes the words of campaigns that went live or whose goods were renamed. Idempotent: the clock asks again and again. */
export async function index(context: Context, most: number): Promise<number> {
  const found = await store.unindexed(context.sql, most)
  const list = found.map(({ campaignId, title, others }) => {
    return { campaignId, titleWords: wordsOf([title], spell), words: wordsOf([title, ...others], spell) }
  })
  if (list.length > 0) await store.saveWords(context.sql, list, context.now)
  return list.length
}

/** Which campaigns, in which order; the shell adds what they look like. */
export interface Hits {
  readonly ids: readonly Id[]
  readonly next: string | null
  readonly near: boolean
  readonly categories: store.CategoryRow[]
  /** Brands that are named by what was asked. */
  readonly brands: store.FoundBrandRow[]
}

export interface SearchAsk {
  readonly q: string
  readonly category?: string | undefined
  readonly cursor?: string | undefined
}

const NOTHING: Hits = { ids: [], next: null, near: false, categories: [], brands: [] }
const BRANDS = 3

export async function search({ sql, now }: Context, { q, category: wanted, cursor }: SearchAsk): Promise<Hits> {
  const [category, after] = [wanted ?? null, placeOf(cursor)]
  const query = queryOf(q, spell)
  if (!query && q !== '') return NOTHING
  const all = query?.all ?? null
  const [hits, categories, behind] = await Promise.all([
    store.hits(sql, { all, category, now, after, most: PAGE }),
    after ? [] : store.categoriesOf(sql, { all, now }),
    after || all === null ? [] : store.brandsOf(sql, { all, now }),
  ])
  if (hits.length > 0 || after || !query || query.near.length === 0) {
    const brands = behind.filter(({ name }) => isNamed(name, q, spell)).slice(0, BRANDS)
    return { ids: hits.map(({ id }) => id), next: nextOf(hits), near: false, categories, brands }
  }
  const near = await store.nearHits(sql, { near: query.near, now, category, most: PAGE })
  return { ...NOTHING, ids: near.map(({ id }) => id), near: near.length > 0 }
}

const nextOf = (hits: readonly store.HitRow[]): string | null => {
  const last = hits.at(-1)
  return last && hits.length === PAGE ? `${last.rank}~${last.id}` : null
}

/** Null for the first page and for a cursor that no answer of ours ever contained. */
function placeOf(cursor: string | undefined): { rank: number; id: Id } | null {
  const [rank = '', id = ''] = (cursor ?? '').split('~')
  return /^[01]$/.test(rank) && isId(id) ? { rank: Number(rank), id } : null
}

export const categories: QueryService<
  InputOf<typeof contract.categories>,
  OutputOf<typeof contract.categories>
> = async ({ sql, now }) => ({ items: await store.categoriesOf(sql, { all: null, now }) })

export const almost = ({ sql, now }: Context) => store.almostFull(sql, { now, most: ALMOST })

type What = 'live' | 'over' | 'withdrawn' | 'unknown'
type Why = 'same-goods' | 'same-brand' | 'same-category' | 'newest'

/** What a dead link may still carry. */
export interface Link {
  readonly campaignId?: string | undefined
  readonly roundId?: string | undefined
  readonly shareCode?: string | undefined
}

export interface Similar {
  readonly what: What
  readonly title: string
  readonly items: readonly { readonly id: Id; readonly why: Why }[]
}

const WHY: readonly Why[] = ['newest', 'same-category', 'same-brand', 'same-goods']

/** Whatever stands in a link may be rubbish: then it names nothing. */
export async function similar({ sql, now }: Context, link: Link): Promise<Similar> {
  const [to] = await store.pointedAt(sql, {
    campaignId: idFrom(link.campaignId),
    roundId: idFrom(link.roundId),
    shareCode: link.shareCode ?? null,
  })
  const found = await store.nearest(sql, { to: to ?? null, now, most: SIMILAR })
  const items = found.map(({ id, nearness }) => ({ id, why: WHY[nearness]! }))
  // The title of what a brand has not published, or had to take back, is nobody's business.
  const title = to && (to.status === 'live' || to.status === 'ended') ? to.title : ''
  return { what: whatOf(to, now), title, items }
}

function whatOf(to: store.PointedRow | undefined, now: number): What {
  if (!to) return 'unknown'
  if (to.status === 'in-review' || to.status === 'rejected') return 'withdrawn'
  return to.status === 'live' && to.endsAt > now ? 'live' : 'over'
}

export const brand: QueryService<InputOf<typeof contract.brand>, OutputOf<typeof contract.brand>> = async (
  { sql, now },
  { input },
) => {
  const [row] = await store.brandById(sql, { brandId: input.brandId, now, since: now - RECORD_LASTS })
  if (!row) return refuse('not-found')
  const { due, inTime, sold, since, ...rest } = row
  return { ...rest, since: iso(since), record: { due, inTime, sold } }
}

export const goods: QueryService<InputOf<typeof contract.goods>, OutputOf<typeof contract.goods>> = async (
  { sql, now },
  { input },
) => {
  const before = idFrom(input.cursor)
  const items = await store.goodsOfBrand(sql, { brandId: input.brandId, now, before, most: PAGE })
  return { items, next: items.length === PAGE ? items.at(-1)!.productId : null }
}
