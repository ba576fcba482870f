import type { InputOf, OutputOf } from '@/kernel/contract'
import type { Effect, EffectOf } from '@/kernel/effect'
import { type Id, newId } from '@/kernel/id'
import { type Refusal, refuse } from '@/kernel/result'
import type { Asked, CommandService, Context, Outcome } from '@/kernel/service'
import type * as contract from './contract'
import { type LineFacts, whyNotFollowUp, whyNotRate } from './rules'
import * as store from './store'

type Answered = OutputOf<typeof contract.rate>

/** A buyer rates goods that have arrived. The stars stand at once; words wait for their check. */
export const rate: CommandService<InputOf<typeof contract.rate>, Answered> = async (context, asked) => {
  const lines = await linesOf(context, asked)
  const drafts = asked.map((_, i): Refusal | { line: store.LineRow; id: Id } => {
    const line = lines[i]
    const no = line ? whyNotRate(factsOf(line)) : 'not-found'
    return no ? refuse(no) : { line: line!, id: newId() }
  })
  const wanted = drafts.flatMap((draft, i) => ('id' in draft ? [ratingOf(draft, asked[i]!.input.stars)] : []))
  const written = wanted.length > 0 ? await store.insertRatings(context.sql, wanted, context.now) : []
  const ids = new Set(written.map(({ id }) => id))
  const sayings = drafts.map((draft, i): Refusal | Saying => {
    if (!('id' in draft)) return draft
    if (!ids.has(draft.id)) return refuse('already-done')
    return sayingOf(draft.line, { ratingId: draft.id, text: asked[i]!.input.text, part: 'first' })
  })
  return say(context, sayings)
}

export const followUp: CommandService<InputOf<typeof contract.followUp>, Answered> = async (context, asked) => {
  const lines = await linesOf(context, asked)
  const sayings = asked.map(({ input }, i): Refusal | Saying => {
    const line = lines[i]
    const no = line ? whyNotFollowUp(factsOf(line)) : 'not-found'
    if (no) return refuse(no)
    return sayingOf(line!, { ratingId: line!.ratingId!, text: input.text, part: 'follow-up' })
  })
  return say(context, sayings)
}

export const answer: CommandService<InputOf<typeof contract.answer>, Answered> = async (context, asked) => {
  const found = await store.brandRatings(
    context.sql,
    asked.map(({ input, by }) => ({ brandId: by.brandId, id: input.ratingId })),
  )
  const known = new Map(found.map((one) => [`${one.brandId}/${one.id}`, one]))
  const sayings = asked.map(({ input, by }): Refusal | Saying => {
    const one = known.get(`${by.brandId}/${input.ratingId}`)
    if (!one) return refuse('not-found')
    const { id: ratingId, brandId, title } = one
    return { ratingId, brandId, title, part: 'answer', text: input.text, personId: by.personId }
  })
  return say(context, sayings)
}

/** Words that were checked become visible, or stay away with their reason. */
export async function decided(context: Context, effects: readonly EffectOf<'review-decided'>[]): Promise<void> {
  if (effects.length === 0) return
  const list = effects.map(({ subjectId, verdict, reason }) => {
    return { id: subjectId, state: verdict === 'accepted' ? ('visible' as const) : ('rejected' as const), reason }
  })
  await store.decideWords(context.sql, list, context.now)
}

/** Words that were refused wait for a decision again; answers those that did. */
export const reopened = async ({ sql }: Context, effects: readonly EffectOf<'review-reopened'>[]): Promise<Id[]> => {
  const ids = effects.map(({ subjectId }) => subjectId)
  return ids.length === 0 ? [] : (await store.reopenWords(sql, ids)).map(({ id }) => id)
}

interface Saying {
  readonly ratingId: Id
  readonly brandId: Id
  readonly title: string
  readonly part: store.WordsDraft['part']
  readonly text: string
  readonly personId: Id
}

const sayingOf = (
  { brandId, title, personId }: store.LineRow,
  said: Pick<Saying, 'ratingId' | 'text' | 'part'>,
): Saying => ({ brandId, title, personId, ...said })

/** Writes words down as pending and asks for their check; a rating without words needs none. */
async function say(context: Context, sayings: readonly (Refusal | Saying)[]): Promise<Outcome<Answered>[]> {
  const drafts = sayings.map((one) => ('refused' in one || one.text === '' ? null : { ...one, id: newId() }))
  const wanted = drafts.filter((draft) => draft !== null)
  const written = wanted.length > 0 ? await store.insertWords(context.sql, wanted, context.now) : []
  const ids = new Set(written.map(({ id }) => id))
  return sayings.map((one, i): Outcome<Answered> => {
    if ('refused' in one) return one
    const draft = drafts[i]
    if (!draft) return { answer: { ratingId: one.ratingId, state: 'visible' } }
    if (!ids.has(draft.id)) return refuse('already-done')
    return { answer: { ratingId: one.ratingId, state: 'pending' }, effects: [checkOf(draft)] }
  })
}

const checkOf = ({ id, brandId, personId, title, text, part }: Saying & { id: Id }): Effect => ({
  type: 'ask-review',
  caseId: newId(),
  subject: part === 'answer' ? 'rating-answer' : 'rating',
  subjectId: id,
  brandId,
  byPersonId: personId,
  title,
  text,
  findings: [],
})

type AskedLine = Asked<{ orderId: Id; position: number }>

/** The asked lines in order; null where the line is not the caller's own. */
async function linesOf({ sql }: Context, asked: readonly AskedLine[]): Promise<(store.LineRow | null)[]> {
  const keys = asked.map(({ input, by }) => {
    return { orderId: input.orderId, position: input.position, personId: by.personId }
  })
  const found = new Map((await store.linesByKey(sql, keys)).map((line) => [nameOf(line), line]))
  return keys.map((key) => found.get(nameOf(key)) ?? null)
}

const nameOf = ({ orderId, position, personId }: store.LineKey) => `${orderId}/${position}/${personId}`

const factsOf = ({ signedAt, ratingId, parts }: store.LineRow): LineFacts => ({
  signedAt,
  rated: ratingId !== null,
  parts,
})

const ratingOf = ({ line, id }: { line: store.LineRow; id: Id }, stars: number): store.RatingDraft => {
  const { brandId, productId, orderId, position, personId } = line
  return { id, brandId, productId, orderId, position, personId, stars }
}
