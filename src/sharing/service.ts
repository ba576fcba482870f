import { randomBytes } from 'node:crypto'
import type { InputOf, OutputOf } from '@/kernel/contract'
import type { Sql } from '@/kernel/db'
import { type Id, newId } from '@/kernel/id'
import { isRefusal, type Refusal, refuse } from '@/kernel/result'
import type { Asked, CommandService, Context, Outcome, OutsideService } from '@/kernel/service'
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
  pngUri,
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
  const faces = await store.loadFaces(context.sql, [...new Set(asked.map(({ input }) => input.campaignId))])
  const rounds = await roundsOf(context, asked)
  const shops = await shopsFor(context, asked)
  const wanted = asked.map(({ input, by }, i): store.ShareRow | null => {
    if (!faces.has(input.campaignId)) return null
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
  return wanted.map((one): Outcome<OutputOf<typeof contract.share>> => {
    if (!one) return refuse('not-found')
    return { answer: viewOf(codes.get(sameCard(one))!, faces.get(one.campaignId)!) }
  })
}

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

/** What drawing a code needs of WeChat: wxacode.getUnlimited with its `scene` and `page`. */
export interface CodePort {
  readonly sql: Sql
  wxacode(scene: string, page: string): Promise<Uint8Array | Refusal>
}

export const code: OutsideService<InputOf<typeof contract.code>, OutputOf<typeof contract.code>, CodePort> = async (
  port,
  { input, by },
) => {
  const known = (await store.sharesByCode(port.sql, [input.code])).get(input.code)
  if (!known || known.personId !== by.personId) return refuse('not-found')
  const drawn = await port.wxacode(cardScene(input.code), CARD_PAGE)
  return isRefusal(drawn) ? drawn : { dataUri: pngUri(drawn) }
}

function viewOf(shareCode: string, face: store.CardFace): OutputOf<typeof contract.share> {
  return {
    code: shareCode,
    path: cardPath(shareCode),
    query: cardQuery(shareCode),
    title: cardTitle(face.title, face.priceFen),
    imageUrl: face.pictureUrl,
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
