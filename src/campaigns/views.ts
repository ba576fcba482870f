import type { z } from 'zod'
import type { InputOf, OutputOf } from '@/kernel/contract'
import { idFrom, numberFrom } from '@/kernel/cursor'
import { type Id, isId } from '@/kernel/id'
import { refuse } from '@/kernel/result'
import type { Context, QueryService } from '@/kernel/service'
import { fromIso, iso, type Ms } from '@/kernel/time'
import { allRules } from './all-rules'
import type * as contract from './contract'
import * as store from './store'
import * as views from './views-store'

const PAGE = 20
const OPEN_ROUNDS = 5

type Summary = z.infer<typeof contract.campaignSummary>
type Round = z.infer<typeof contract.roundView>
type Card = OutputOf<typeof contract.card>

/** Rates never reach a buyer's client, so they end here. */
export function summaryOf({ brandId: _brandId, commissionRate: _rate, ...row }: views.SummaryRow): Summary {
  const { nearest, startsAt, endsAt } = row
  const round = nearest && { ...nearest, endsAt: iso(fromIso(nearest.endsAt)) }
  return { ...row, nearest: round, startsAt: iso(startsAt), endsAt: iso(endsAt) }
}

const pageOf = (list: readonly views.SummaryRow[]) => ({
  items: list.map(summaryOf),
  next: list.length === PAGE ? list.at(-1)!.id : null,
})

export const live: QueryService<InputOf<typeof contract.live>, OutputOf<typeof contract.live>> = async (
  { sql, now },
  { input },
) => {
  const { category = null, brandId = null } = input
  const before = idFrom(input.cursor)
  return pageOf(await views.liveCampaigns(sql, { now, category, brandId, before, most: PAGE }))
}

export const ofBrand: QueryService<InputOf<typeof contract.ofBrand>, OutputOf<typeof contract.ofBrand>> = async (
  { sql, now },
  { input, by },
) => pageOf(await views.campaignsOfBrand(sql, { brandId: by.brandId, now, before: idFrom(input.cursor), most: PAGE }))

export const summaries: QueryService<InputOf<typeof contract.summaries>, OutputOf<typeof contract.summaries>> = async (
  context,
  { input },
) => {
  const ids = input.ids.split(',').filter(Boolean)
  if (ids.length > 100 || !ids.every(isId)) return refuse('bad-input')
  return { items: await summariesOf(context, ids) }
}

export const summariesOf = async ({ sql, now }: Context, ids: readonly Id[]): Promise<Summary[]> =>
  (await views.summariesById(sql, ids, now)).map(summaryOf)

export const offers: QueryService<InputOf<typeof contract.offers>, OutputOf<typeof contract.offers>> = async (
  { sql, now },
  { input, by },
) => {
  const skip = numberFrom(input.cursor) ?? 0
  const { commissionFenMin = 0, category = null, shipsInDaysMax = 330, sort, campaignId = null } = input
  const only = { commissionFenMin, category, shipsInDaysMax, campaignId }
  const [list, known] = await Promise.all([
    views.offers(sql, { now, shopId: by.shopId, ...only, sort, skip, most: PAGE }),
    views.categories(sql, now),
  ])
  const items = list.map((row) => {
    const { commissionFen, commissionRate, refundRate, mine } = row
    return { ...summaryOf(row), commissionFen, commissionRate, refundRate, mine }
  })
  return { items, next: list.length === PAGE ? String(skip + PAGE) : null, categories: known.map((c) => c.category) }
}

/** Names and pictures are missing here: the shell adds them, masked, by `personIds`. */
export interface Faceless<T> {
  readonly view: T
  readonly rounds: readonly { readonly round: Round; readonly personIds: readonly Id[] }[]
}

export async function round(context: Context, roundId: Id, personId: Id): Promise<Faceless<Round> | null> {
  const [row] = await views.roundsSeen(context.sql, [roundId])
  if (!row) return null
  const [own] = personId ? await views.ownEntries(context.sql, personId, [roundId]) : []
  const seen = seenRound(row, context.now, own ?? null)
  return { view: seen.round, rounds: [seen] }
}

type Own = Awaited<ReturnType<typeof views.ownEntries>>[number]

function seenRound(row: views.SeenRound, now: Ms, own: Own | null): { round: Round; personIds: Id[] } {
  const kind = allRules[row.kind]!
  const { status, seatsTotal, seatsPaid, seatsHeld, joinable, endsAt, formedAt, reason } = kind.headline(row.state)
  const members = kind.members(row.state)
  const view: Round = {
    id: row.id,
    campaignId: row.campaignId,
    headline: {
      status,
      seatsTotal,
      seatsPaid,
      seatsHeld,
      missing: seatsTotal - seatsPaid,
      joinable,
      endsAt: endsAt === null ? null : iso(endsAt),
    },
    members: members.map((m) => ({
      name: '',
      avatarUrl: '',
      leader: m.leader,
      paid: m.paid,
      me: m.entryId === own?.entryId,
      at: iso(m.at),
    })),
    reason,
    formedAt: formedAt === null ? null : iso(formedAt),
    mine: own && {
      entryId: own.entryId,
      orderId: own.orderId,
      state: own.state,
      payBefore: own.heldUntil && own.state === 'held' ? iso(own.heldUntil) : null,
    },
    serverTime: iso(now),
  }
  return { round: view, personIds: members.map((m) => m.personId) }
}

/** Page C1. A code that names nothing is not found; a campaign that is over still shows itself, with what is still open. */
export async function card(context: Context, input: InputOf<typeof contract.card>): Promise<Faceless<Card> | null> {
  const { sql, now } = context
  const [shared] = input.shareCode ? await views.cardOfCode(sql, input.shareCode) : []
  const roundId = input.roundId ?? shared?.roundId ?? null
  const [pointed] = roundId ? await views.roundsSeen(sql, [roundId]) : []
  const campaignId = input.campaignId ?? shared?.campaignId ?? pointed?.campaignId
  if (!campaignId) return null
  const [[summary], [detail], open] = await Promise.all([
    views.summariesById(sql, [campaignId], now),
    views.detailOf(sql, campaignId),
    store.openRounds(sql, [campaignId], OPEN_ROUNDS),
  ])
  if (!summary || !detail) return null
  const going = open.map((row) => seenRound({ ...row, kind: summary.kind }, now, null))
  const named = pointed?.campaignId === campaignId ? seenRound(pointed, now, null) : null
  const soldBy = shared?.shopId ? { shopId: shared.shopId, name: shared.shopName ?? '' } : null
  const view = cardOf(summary, detail, {
    soldBy,
    openRounds: going.map((g) => g.round),
    round: named?.round ?? null,
    serverTime: iso(now),
  })
  return { view, rounds: named ? [...going, named] : going }
}

type Around = Pick<Card, 'soldBy' | 'openRounds' | 'round' | 'serverTime'>

function cardOf(summary: views.SummaryRow, detail: views.DetailRow, around: Around): Card {
  const { productId, about, pictureUrls, logoUrl, city, terms, goods } = detail
  return {
    ...summaryOf(summary),
    productId,
    about,
    pictureUrls: pictureUrls.slice(0, 12),
    brand: { id: summary.brandId, name: summary.brandName, logoUrl, city },
    terms,
    goods,
    ...around,
  }
}

export async function roundsOfOrders(
  { sql }: Context,
  list: readonly { campaignId: Id; entryId: Id }[],
): Promise<Map<Id, Id>> {
  const found =
    list.length > 0
      ? await views.roundsOfOrders(
          sql,
          list.map((l) => ({ campaignId: l.campaignId, id: l.entryId })),
        )
      : []
  return new Map(found.map((f) => [f.orderId, f.roundId]))
}

/** The words and pictures that a campaign was launched with. */
export async function boughtIn({ sql }: Context, campaignId: Id): Promise<views.BoughtRow | null> {
  const [found] = await views.boughtIn(sql, campaignId)
  return found ?? null
}
