import { createHash, randomBytes } from 'node:crypto'
import type { InputOf, OutputOf } from '@/kernel/contract'
import { type Id, newId } from '@/kernel/id'
import { refuse } from '@/kernel/result'
import type { Asked, CommandService, Context, Outcome } from '@/kernel/service'
import type * as contract from './contract'
import {
  CARD_PAGE,
  CODE_BYTES,
  CREDIT_LASTS,
  cardPath,
  cardQuery,
  cardScene,
  cardTitle,
  codeFrom,
  isVisitorId,
  LOOK,
  POSTERS,
  picturePath,
} from './rules'
import * as store from './store'

export interface Credit {
  readonly shopId: Id
  /** The card that brought the buyer: kept with the order line. */
  readonly code: string
}

/** Which shop each sale counts for: the last card with a shop, opened by this person or device within 7 days. */
export async function creditFor(
  context: Context,
  requests: readonly store.CreditRequest[],
): Promise<(Credit | null)[]> {
  if (requests.length === 0) return []
  const found = await store.lastCredits(context.sql, requests, context.now - CREDIT_LASTS)
  const credits: (Credit | null)[] = requests.map(() => null)
  for (const { n, shopId, code } of found) credits[n] = { shopId, code }
  return credits
}

type Share = InputOf<typeof contract.share>

export const share: CommandService<Share, OutputOf<typeof contract.share>> = async (context, asked) => {
  const seen = await store.findCampaigns(context.sql, [...new Set(asked.map(({ input }) => input.campaignId))])
  const rounds = await roundsOf(context, asked)
  const shops = await shopsFor(context, asked)
  const wanted = asked.map(({ input, by }, i): store.ShareRow | null => {
    if (!seen.has(input.campaignId)) return null
    if (input.roundId && !rounds.has(`${input.campaignId}/${input.roundId}`)) return null
    const code = codeFrom(randomBytes(CODE_BYTES))
    return {
      code,
      campaignId: input.campaignId,
      roundId: input.roundId ?? null,
      shopId: shops[i]!,
      personId: by.personId,
    }
  })
  const once = new Map(wanted.flatMap((one) => (one ? [[sameCard(one), one] as const] : [])))
  const kept = once.size > 0 ? await store.keepShares(context.sql, [...once.values()], context.now) : []
  const codes = new Map(kept.map((one) => [sameCard(one), one.code]))
  const cards = new Map((await cardsByCode(context, [...codes.values()])).map((one) => [one.code, one]))
  return wanted.map((one): Outcome<OutputOf<typeof contract.share>> => {
    const card = one && cards.get(codes.get(sameCard(one))!)
    return card ? { answer: viewOf(card) } : refuse('not-found')
  })
}

/** What a card says, and a version that changes whenever it would say something else. */
export interface SharedCard extends store.SharedCardRow {
  readonly version: string
}

/** The cards behind these codes, as they stand now; an unknown code brings none. */
export async function cardsByCode({ sql }: Context, codes: readonly string[]): Promise<SharedCard[]> {
  if (codes.length === 0) return []
  const found = await store.sharedCards(sql, codes)
  return found.map((row) => ({ ...row, version: versionOf(row) }))
}

const versionOf = (row: store.SharedCardRow): string =>
  createHash('sha256')
    .update(`${LOOK} ${JSON.stringify(row)}`)
    .digest('hex')
    .slice(0, 8)

type Visit = InputOf<typeof contract.visit>

export const visit: CommandService<Visit, OutputOf<typeof contract.visit>> = async (context, asked) => {
  const shares = await store.sharesByCode(context.sql, [...new Set(asked.map(({ input }) => input.code))])
  const seen = asked.flatMap(({ input, by }): store.VisitRow[] => {
    const from = shares.get(input.code)
    if (!from || !isVisitorId(by.visitorId)) return []
    const { code, campaignId, shopId } = from
    const { visitorId } = by
    return [{ id: newId(), code, campaignId, shopId, visitorId, personId: by.personId || null, scene: input.scene }]
  })
  if (seen.length > 0) await store.appendVisits(context.sql, seen, context.now)
  const known = seen.flatMap(({ visitorId, personId }) => (personId ? [{ visitorId, personId }] : []))
  if (known.length > 0) await store.bindVisits(context.sql, known, context.now - CREDIT_LASTS)
  return asked.map(({ input }): Outcome<OutputOf<typeof contract.visit>> => {
    const from = shares.get(input.code)
    return from ? { answer: { campaignId: from.campaignId, roundId: from.roundId } } : refuse('not-found')
  })
}

/** What the mini-program code of a card holds: what wxacode.getUnlimited is asked for. */
export const codeOf = (code: string) => ({ scene: cardScene(code), page: CARD_PAGE })

function viewOf({ code, version, title, priceFen }: SharedCard): OutputOf<typeof contract.share> {
  const drawn = `${code}-${version}`
  return {
    code,
    path: cardPath(code),
    query: cardQuery(code),
    title: cardTitle(title, priceFen),
    imageUrl: picturePath('cards', drawn),
    momentsUrl: picturePath('moments', drawn),
    posters: POSTERS.map((style) => ({ style, url: picturePath(`poster-${style}`, drawn) })),
  }
}

const sameCard = ({ personId, campaignId, roundId, shopId }: store.ShareRow): string =>
  [personId, campaignId, roundId, shopId].join('/')

async function roundsOf({ sql }: Context, asked: readonly Asked<Share>[]): Promise<Set<string>> {
  const named = asked.flatMap(({ input: { campaignId, roundId } }) => (roundId ? [{ campaignId, roundId }] : []))
  return named.length > 0 ? await store.findRounds(sql, named) : new Set()
}

/** A reseller's card counts for the own shop, a buyer's card for the shop that brought the buyer, if one did. */
async function shopsFor(context: Context, asked: readonly Asked<Share>[]): Promise<(Id | null)[]> {
  const credits = await creditFor(
    context,
    asked.map(({ input, by }) => ({ personId: by.personId, visitorId: by.visitorId, campaignId: input.campaignId })),
  )
  return asked.map(({ by }, i) => (by.role === 'reseller' ? by.shopId : (credits[i]?.shopId ?? null)))
}
