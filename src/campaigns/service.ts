import type { Credit, Effect, EffectOf } from '@/kernel/effect'
import { type Id, newId } from '@/kernel/id'
import { isRefusal } from '@/kernel/result'
import { type Asked, type Context, type Outcome, send } from '@/kernel/service'
import { iso } from '@/kernel/time'
import { allRules } from './all-rules'
import { type Applied, apply, EntryMissing, type RoundCommand, reseat } from './fold'
import { isFull, nearestOpen, withOffer } from './next-round'
import * as store from './store'
import { type Opening, openOrders, wantedEffects } from './wanted'
import { addEntries, addRounds, newWorld, personKey, type World } from './world'

/** How many open rounds a late payment is offered, nearest to full first. */
const CANDIDATES = 20

export interface ActInput {
  readonly campaignId: Id
  readonly roundId?: Id | undefined
  readonly action: { type: string; [field: string]: unknown }
  readonly addressId?: Id | undefined
  readonly seenPriceFen?: number | undefined
}
/** What the shell found out about a buyer beforehand. */
export interface Known {
  /** The address is the buyer's own; another one counts as none, and the rules refuse before a seat is held. */
  readonly hasAddress: boolean
  readonly credit: Credit | null
}
export interface ActAnswer {
  readonly roundId: Id
  readonly entryId: Id
  readonly orderId: Id
  readonly payBefore: string | null
}

/** Locks campaigns for a batch; called before anything else of theirs is touched. */
export const lock = (context: Context, campaignIds: readonly Id[]) =>
  store.lockCampaigns(context.sql, unique(campaignIds))

/** People take part: one lock, one fold, one statement per table, whatever their number. */
export async function act(
  context: Context,
  asked: readonly Asked<ActInput>[],
  asking: Promise<readonly Known[]>,
): Promise<Outcome<ActAnswer>[]> {
  const drafts = asked.map(commandOf)
  const [start, known] = await Promise.all([load(context, drafts, 'own'), asking])
  const commands = drafts.map((draft, i) => ({ ...draft, hasAddress: known[i]!.hasAddress }))
  const { world, results } = await foldActs(context, commands, start)
  const openings = commands.map(({ command }, i): [Id, Opening] => {
    return [command.entryId, { addressId: asked[i]!.input.addressId ?? '', credit: known[i]!.credit }]
  })
  const effects = await finish(context, world, new Map(openings))
  const refused = commands.filter((_, i) => isFull(results[i]!))
  const offers = await nearestOpen(context, world, refused)
  // The batch's effects travel with its first yes: a refusal carries none.
  const carrier = results.findIndex((result) => !isRefusal(result))
  return results.map((result, i) => {
    if (isRefusal(result)) return withOffer(result, offers.get(commands[i]!.campaignId))
    return { answer: answerOf(world, commands[i]!, result), effects: i === carrier ? effects : [] }
  })
}

/** What people do seldom moves another's entry. So the others are left in the database, and fetched if one is moved. */
async function foldActs(context: Context, commands: readonly RoundCommand[], start: World) {
  const fold = (world: World) => ({ world, results: commands.map((command) => apply(world, command)) })
  try {
    return fold(start)
  } catch (fault) {
    if (!(fault instanceof EntryMissing)) throw fault
    return fold(await load(context, commands, 'rounds'))
  }
}

/** Money arrived for entries: it finds its seat, another one, or its way back. Never refused. */
export async function entriesPaid(context: Context, paid: readonly EffectOf<'entry-paid'>[]): Promise<Effect[]> {
  const entries = await store.entriesById(
    context.sql,
    paid.map((p) => ({ campaignId: p.campaignId, id: p.entryId })),
  )
  const byId = new Map(entries.map((e) => [e.id, e]))
  const commands = paid.flatMap(({ entryId, paymentId, campaignId }): RoundCommand[] => {
    const entry = byId.get(entryId)
    if (!entry) return []
    const command = { type: 'pay', entryId, personId: entry.personId, skuId: entry.skuId, units: entry.units } as const
    return [{ campaignId, roundId: entry.roundId, command, seenPriceFen: null, hasAddress: true, paymentId }]
  })
  const world = await load(context, commands, 'rounds')
  addEntries(world, entries)
  applyAll(world, commands)
  return finish(context, world, new Map())
}

/** Alarms of rounds: holds that ran out, groups whose time is up. */
export async function wake(context: Context, rounds: readonly store.Inside[]): Promise<Effect[]> {
  const commands = rounds.map(({ campaignId, id }): RoundCommand => {
    return { campaignId, roundId: id, command: { type: 'wake' }, seenPriceFen: null, hasAddress: true, paymentId: null }
  })
  const world = await load(context, commands, 'rounds')
  applyAll(world, commands)
  return finish(context, world, new Map())
}

export const due = (context: Context, most: number) => store.roundsToWake(context.sql, context.now, most)

/** Money and alarms are never refused: a rule that does has a fault. */
function applyAll(world: World, commands: readonly RoundCommand[]): void {
  for (const command of commands) {
    const result = apply(world, command)
    if (isRefusal(result)) throw new Error(`the rules refused what can't be refused: ${result.refused}`)
  }
}

function commandOf({ input, by }: Asked<ActInput>) {
  const command = {
    type: 'act',
    action: input.action,
    personId: by.personId,
    entryId: newId(),
    orderId: newId(),
  } as const
  return {
    campaignId: input.campaignId,
    roundId: input.roundId ?? null,
    command,
    seenPriceFen: input.seenPriceFen ?? null,
    paymentId: null,
  } satisfies Omit<RoundCommand, 'hasAddress'>
}

type Aim = Pick<RoundCommand, 'campaignId' | 'roundId' | 'command'>

export async function load(context: Context, commands: readonly Aim[], which: 'own' | 'rounds'): Promise<World> {
  const { sql, now } = context
  const ids = unique(commands.map((c) => c.campaignId))
  const rounds = commands.flatMap((c) => (c.roundId ? [{ campaignId: c.campaignId, id: c.roundId }] : []))
  const people = commands.flatMap(({ campaignId, command }) =>
    command.type === 'act' ? [{ campaignId, personId: command.personId }] : [],
  )
  // Sent without waiting in between: the server runs them in this order, so all is read behind the lock.
  const [campaigns, goods, roundRows, own, others] = await Promise.all([
    store.lockCampaigns(sql, ids),
    store.goodsOf(sql, ids),
    store.roundsOf(sql, rounds),
    people.length > 0 ? store.entriesOfPeople(sql, people) : [],
    which === 'rounds' ? store.entriesOfRounds(sql, rounds) : [],
  ])
  const world = newWorld(now, campaigns, goods)
  addRounds(world, roundRows)
  addEntries(world, [...own, ...others])
  return world
}

/** Finds places for late payments, writes everything, and turns what the rules want into effects of the house. */
export async function finish(context: Context, world: World, openings: ReadonlyMap<Id, Opening>): Promise<Effect[]> {
  const moved = await reseatAll(context, world)
  await save(context, world)
  return [...openOrders(world, openings), ...moved, ...wantedEffects(world)]
}

async function reseatAll(context: Context, world: World): Promise<Effect[]> {
  if (world.reseats.length === 0) return []
  const ids = unique(world.reseats.map((r) => r.campaignId))
  const open = await store.openRounds(context.sql, ids, CANDIDATES)
  addRounds(world, open)
  const others = await store.entriesOfRounds(context.sql, open)
  addEntries(world, others)
  return world.reseats.flatMap((lost): Effect[] => {
    const candidates = open.filter((r) => r.campaignId === lost.campaignId).map((r) => r.id)
    const roundId = reseat(world, lost, candidates)
    if (!roundId) return []
    const { personId, orderId } = world.entries.get(lost.entryId)!
    const facts = { campaignId: lost.campaignId, roundId }
    return [
      { type: 'order-moved', orderId },
      { type: 'tell', template: 'seat-moved', personIds: [personId], once: `moved:${lost.entryId}`, facts },
    ]
  })
}

async function save(context: Context, world: World): Promise<void> {
  const { sql } = context
  const changedRounds = [...world.changedRounds].map((id) => {
    const round = world.rounds.get(id)!
    const kind = allRules[world.campaigns.get(round.campaignId)!.kind]!
    return { ...round, headline: kind.headline(round.state) }
  })
  const opened = changedRounds.filter((r) => world.newRounds.has(r.id))
  const moved = changedRounds.filter((r) => !world.newRounds.has(r.id))
  const quota = [...world.quota].flatMap(([goods, units]) =>
    units === 0 ? [] : [{ campaignId: goods.row.campaignId, skuId: goods.row.skuId, units }],
  )
  const changed = [...world.changedEntries]
    .filter((id) => !world.newEntries.has(id))
    .map((id) => world.entries.get(id)!)
  const fresh = [...world.newEntries].map((id) => world.entries.get(id)!)
  // First of all: a seat is freed before it is taken again.
  if (changed.length > 0) await send(context, store.updateEntries(sql, changed))
  if (world.events.length > 0)
    await send(context, store.write(sql, { entries: fresh, opened, moved, events: world.events, quota }))
}

function answerOf(world: World, asked: RoundCommand, done: Applied): ActAnswer {
  const command = asked.command as Extract<RoundCommand['command'], { type: 'act' }>
  const own = [...(world.live.get(personKey(asked.campaignId, command.personId)) ?? [])]
  const entry = world.entries.get(command.entryId) ?? own.find((e) => e.roundId === done.roundId)!
  const payBefore = entry.state === 'held' ? iso(entry.heldUntil!) : null
  return { roundId: done.roundId, entryId: entry.id, orderId: entry.orderId, payBefore }
}

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)]
