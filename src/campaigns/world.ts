import type { Id } from '@/kernel/id'
import type { Ms } from '@/kernel/time'
import type { KindEffect } from './kind'
import type { CampaignRow, EntryRow, EventRow, GoodsRow, RoundRow } from './rows'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }
export type Goods = { readonly row: GoodsRow; readonly priceFen: number; readonly singlePriceFen: number; left: number }
export type HeldSeat = Extract<KindEffect, { type: 'seat'; state: 'held' }>

/** Something a rule asked for that leaves this area; entries are still named by their ids. */
export interface Wanted {
  readonly campaignId: Id
  readonly roundId: Id
  readonly effect: Extract<KindEffect, { type: 'close' | 'confirm' | 'refund' | 'tell' | 'sync-card' }>
}

/**
 * The loaded part of the house during one batch. A fold changes it in memory, command after command, and notes what has
 * to be written; nothing in here waits for anything.
 */
export interface World {
  readonly now: Ms
  readonly campaigns: Map<Id, CampaignRow>
  readonly goods: Map<Id, Map<Id, Goods>>
  readonly rounds: Map<Id, Mutable<RoundRow>>
  readonly entries: Map<Id, Mutable<EntryRow>>
  /** Live entries of a person in a campaign, by `personKey`. */
  readonly live: Map<string, Set<EntryRow>>
  readonly newRounds: Set<Id>
  readonly changedRounds: Set<Id>
  readonly newEntries: Set<Id>
  readonly changedEntries: Set<Id>
  readonly quota: Map<Goods, number>
  readonly events: EventRow[]
  readonly heldSeats: { campaignId: Id; seat: HeldSeat }[]
  readonly wanted: Wanted[]
  readonly reseats: { campaignId: Id; entryId: Id; roundId: Id }[]
}

export const personKey = (campaignId: Id, personId: Id) => `${campaignId}/${personId}`

export function newWorld(now: Ms, campaigns: readonly CampaignRow[], goods: readonly GoodsRow[]): World {
  const world: World = {
    now,
    campaigns: new Map(campaigns.map((c) => [c.id, c])),
    goods: new Map(campaigns.map((c) => [c.id, new Map()])),
    rounds: new Map(),
    entries: new Map(),
    live: new Map(),
    newRounds: new Set(),
    changedRounds: new Set(),
    newEntries: new Set(),
    changedEntries: new Set(),
    quota: new Map(),
    events: [],
    heldSeats: [],
    wanted: [],
    reseats: [],
  }
  for (const row of goods) world.goods.get(row.campaignId)?.set(row.skuId, { row, ...row })
  return world
}

/** What is in memory already is newer than what the database says. */
export function addRounds(world: World, rounds: readonly RoundRow[]): void {
  for (const round of rounds) if (!world.rounds.has(round.id)) world.rounds.set(round.id, { ...round })
}

export function addEntries(world: World, entries: readonly EntryRow[]): void {
  for (const entry of entries) if (!world.entries.has(entry.id)) addEntry(world, { ...entry })
}

export function addEntry(world: World, entry: Mutable<EntryRow>): void {
  world.entries.set(entry.id, entry)
  const key = personKey(entry.campaignId, entry.personId)
  const live = world.live.get(key) ?? new Set()
  world.live.set(key, live.add(entry))
}

/** Units taken (positive) or returned (negative): the fold sees the change at once, the database in one statement. */
export function takeUnits(world: World, goods: Goods, units: number): void {
  goods.left -= units
  if (goods.left < 0) throw new Error(`quota of ${goods.row.skuId} below zero`)
  world.quota.set(goods, (world.quota.get(goods) ?? 0) - units)
}
