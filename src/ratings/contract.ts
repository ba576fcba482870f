import { z } from 'zod'
import { command, query } from '@/kernel/contract'
import { cursor, id, isoTime, pageOf } from '@/kernel/shapes'

/** At most this much is read by anybody; the schema says the same. */
const text = z.string().trim().max(500)
const stars = z.number().int().min(1).max(5)

/** Words in one of three states; only their author ever meets `pending` and `rejected`. */
export const said = z.object({
  text: z.string(),
  at: isoTime,
  state: z.enum(['pending', 'visible', 'rejected']),
  /** Why they are not shown, when they are not. */
  reason: z.string(),
})

/** One buyer's rating. The name is masked; `options` is what was really bought. */
export const ratingView = z.object({
  id,
  name: z.string(),
  avatarUrl: z.string(),
  stars,
  options: z.string(),
  at: isoTime,
  mine: z.boolean(),
  first: said.nullable(),
  followUp: said.nullable(),
  answer: said.nullable(),
})

/** `perStar` counts from one star to five; `average` has one decimal and is null where nobody has rated. */
export const ratingSummary = z.object({
  count: z.number().int(),
  withWords: z.number().int(),
  average: z.number().min(1).max(5).nullable(),
  perStar: z.array(z.number().int()).length(5),
})

export const ofProduct = query('ratings.ofProduct', {
  summary:
    'What buyers say about a product, newest first: only people whose parcel was signed for, each order line once.',
  input: z.object({
    productId: id,
    stars: z.coerce.number().int().min(1).max(5).optional(),
    /** `yes` leaves out stars without words. */
    words: z.enum(['yes', 'no']).default('no'),
    limit: z.coerce.number().int().min(1).max(20).default(20),
    cursor,
  }),
  output: pageOf(ratingView).extend({ summary: ratingSummary }),
  refusals: [],
  cacheSeconds: 5,
})

/** A line of my order, what I have said about it, and what I may still do. */
export const ratedLine = z.object({
  position: z.number().int(),
  productId: id,
  title: z.string(),
  options: z.string(),
  pictureUrl: z.string(),
  may: z.enum(['rate', 'follow-up', 'nothing']),
  rating: ratingView.nullable(),
})

export const ofOrder = query('ratings.ofOrder', {
  summary: 'My own ratings of an order’s lines, with what I may still say.',
  input: z.object({ orderId: id }),
  output: z.object({ lines: z.array(ratedLine).max(50) }),
  refusals: ['not-found'],
})

const line = { orderId: id, position: z.number().int().min(0).default(0) }
const answered = z.object({ ratingId: id, state: said.shape.state })

export const rate = command('ratings.rate', {
  summary: 'Rate goods I have signed for, once per order line. Words are shown after WeChat’s text check (UGC rules).',
  input: z.object({ ...line, stars, text: text.default('') }),
  output: answered,
  refusals: ['not-found', 'not-allowed-now', 'already-done'],
})

export const followUp = command('ratings.followUp', {
  summary: 'One later remark on my own rating.',
  input: z.object({ ...line, text: text.min(1) }),
  output: answered,
  refusals: ['not-found', 'not-allowed-now', 'already-done'],
})

export const answer = command('ratings.answer', {
  summary: 'The brand answers a rating, once; ratings themselves can’t be changed or removed (电商法 39).',
  input: z.object({ ratingId: id, text: text.min(1) }),
  output: answered,
  refusals: ['not-found', 'already-done'],
})

export const ofBrand = query('ratings.ofBrand', {
  summary: 'What buyers say about this brand’s goods, newest first, with the brand’s own answers.',
  input: z.object({ open: z.enum(['yes', 'no']).default('no').describe('yes: only those without an answer'), cursor }),
  output: pageOf(ratingView.extend({ title: z.string() })),
  refusals: [],
})
