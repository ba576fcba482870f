import type { z } from 'zod'
import type { InputOf, OutputOf } from '@/kernel/contract'
import { idFrom } from '@/kernel/cursor'
import type { Id } from '@/kernel/id'
import { type Refusal, refuse } from '@/kernel/result'
import type { Asked, Context } from '@/kernel/service'
import { fromIso, iso } from '@/kernel/time'
import type * as contract from './contract'
import { averageOf, mayDo, type Part, shown } from './rules'
import * as store from './store'

const PAGE = 20

type View = z.infer<typeof contract.ratingView>
type Summary = z.infer<typeof contract.ratingSummary>

/** Names and pictures are missing here: the shell adds them, masked, by `faces`. */
export interface Faceless<T> {
  readonly view: T
  readonly faces: readonly { readonly of: View; readonly personId: Id }[]
}

export async function ofProduct(
  { sql }: Context,
  { input, by }: Asked<InputOf<typeof contract.ofProduct>>,
): Promise<Faceless<OutputOf<typeof contract.ofProduct>>> {
  const { productId, stars = null, words, limit, cursor } = input
  const wordsFor = words === 'no' ? null : by.personId || 'anybody'
  const [found, counts] = await Promise.all([
    store.ratingsOfProduct(sql, { productId, stars, wordsFor, before: idFrom(cursor), most: limit }),
    store.countStars(sql, productId),
  ])
  const faces = found.map((row) => faceOf(row, row.personId === by.personId))
  const view = { items: faces.map(({ of }) => of), next: nextOf(found, limit), summary: summaryOf(counts) }
  return { view, faces }
}

export async function ofOrder(
  { sql }: Context,
  { input, by }: Asked<InputOf<typeof contract.ofOrder>>,
): Promise<Faceless<OutputOf<typeof contract.ofOrder>> | Refusal> {
  const lines = await store.linesOfOrder(sql, input.orderId, by.personId)
  if (lines.length === 0) return refuse('not-found')
  const ids = lines.flatMap(({ ratingId }) => (ratingId ? [ratingId] : []))
  const found = ids.length > 0 ? await store.ratingsById(sql, ids) : []
  const faces = found.map((row) => faceOf(row, true))
  const byId = new Map(faces.map((face) => [face.of.id, face.of]))
  const view = lines.map(({ position, productId, title, options, pictureUrl, signedAt, ratingId, parts }) => {
    const may = mayDo({ signedAt, rated: ratingId !== null, parts })
    return { position, productId, title, options, pictureUrl, may, rating: byId.get(ratingId ?? '') ?? null }
  })
  return { view: { lines: view }, faces }
}

export async function ofBrand(
  { sql }: Context,
  { input, by }: Asked<InputOf<typeof contract.ofBrand>>,
): Promise<Faceless<OutputOf<typeof contract.ofBrand>>> {
  const ask = { brandId: by.brandId, open: input.open === 'yes', before: idFrom(input.cursor), most: PAGE }
  const found = await store.ratingsOfBrand(sql, ask)
  const items = found.map((row) => ({ ...viewOf(row, { buyer: false, brand: true }), title: row.title }))
  const faces = items.map((of, i) => ({ of, personId: found[i]!.personId }))
  return { view: { items, next: nextOf(found, PAGE) }, faces }
}

const nextOf = (found: readonly store.RatingRow[], limit: number) => (found.length === limit ? found.at(-1)!.id : null)

const faceOf = (row: store.RatingRow, mine: boolean) => ({
  of: viewOf(row, { buyer: mine, brand: false }),
  personId: row.personId,
})

/** Whose own words these are decides which of them may be read before they are checked. */
function viewOf(row: store.RatingRow, own: { buyer: boolean; brand: boolean }): View {
  const { id, stars, options, at, words } = row
  const said = (part: Part, isOwn: boolean) => {
    const one = shown(words, part, isOwn)
    return one && { text: one.text, at: iso(fromIso(one.at)), state: one.state, reason: one.reason }
  }
  return {
    id,
    name: '',
    avatarUrl: '',
    stars,
    options,
    at: iso(at),
    mine: own.buyer,
    first: said('first', own.buyer),
    followUp: said('follow-up', own.buyer),
    answer: said('answer', own.brand),
  }
}

function summaryOf(counts: readonly { stars: number; n: number; withWords: number }[]): Summary {
  const perStar = [1, 2, 3, 4, 5].map((stars) => counts.find((one) => one.stars === stars)?.n ?? 0)
  return {
    count: perStar.reduce((sum, n) => sum + n, 0),
    withWords: counts.reduce((sum, one) => sum + one.withWords, 0),
    average: averageOf(perStar),
    perStar,
  }
}
