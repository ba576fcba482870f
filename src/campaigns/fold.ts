import { type Id, newId } from '@/kernel/id'
import { isRefusal, type Refusal, refuse } from '@/kernel/result'
import { allRules } from './all-rules'
import type { AnyKind, Command, Facts, KindEffect, KindEvent } from './kind'
import type { CampaignRow, EntryRow, RoundRow } from './rows'
import { addEntry, personKey, takeUnits, type World } from './world'

/** One command with what the shell knows about it and the rules need not. */
export interface RoundCommand {
  readonly campaignId: Id
  /** Null opens a new round. */
  readonly roundId: Id | null
  readonly command: Command
  readonly seenPriceFen: number | null
  readonly hasAddress: boolean
  /** The payment behind a `pay` or `take-in`; written beside the entry, never inside the state. */
  readonly paymentId: Id | null
}

/** The rules moved somebody else's entry, which was not loaded: fold again with the entries of the rounds. */
export class EntryMissing extends Error {
  constructor(entryId: Id) {
    super(`entry ${entryId} was not loaded`)
  }
}

export interface Applied {
  readonly roundId: Id
  readonly events: readonly KindEvent[]
}

/** Decides one command in the loaded world. A refusal has changed nothing. */
export function apply(world: World, asked: RoundCommand): Applied | Refusal {
  const campaign = world.campaigns.get(asked.campaignId)
  const kind = campaign && allRules[campaign.kind]
  if (!campaign || !kind || campaign.status === 'in-review' || campaign.status === 'rejected')
    return refuse('not-found')
  const round = asked.roundId ? world.rounds.get(asked.roundId) : newRound(world, { campaign, kind }, asked.command)
  if (!round || round.campaignId !== campaign.id) return refuse('not-found')
  const events = kind.decide(round.state, asked.command, factsFor(world, campaign, asked))
  if (isRefusal(events)) return events
  for (const event of events) record(world, { campaign, kind, round, event, asked })
  if (events.length > 0 && !asked.roundId) world.newRounds.add(round.id)
  if (events.length > 0) world.rounds.set(round.id, round)
  return { roundId: round.id, events }
}

function newRound(
  world: World,
  { campaign, kind }: { campaign: CampaignRow; kind: AnyKind },
  command: Command,
): RoundRow | undefined {
  if (command.type !== 'act') return undefined
  const id = newId()
  const state = kind.open(campaign.terms, { roundId: id, now: world.now, action: command.action })
  return { campaignId: campaign.id, id, brandId: campaign.brandId, state, version: 0, createdAt: world.now }
}

function factsFor(world: World, campaign: CampaignRow, asked: RoundCommand): Facts {
  const personId = 'personId' in asked.command ? asked.command.personId : ''
  const live = [...(world.live.get(personKey(campaign.id, personId)) ?? [])].filter((e) => counts(e, world.now))
  const unpaid = live.find((e) => e.state === 'held')
  return {
    now: world.now,
    campaignStartsAt: campaign.startsAt,
    campaignEndsAt: campaign.endsAt,
    goods: world.goods.get(campaign.id)!,
    unitsOfPerson: live.reduce((sum, e) => sum + e.units, 0),
    unpaid: unpaid ? { roundId: unpaid.roundId, orderId: unpaid.orderId } : null,
    seenPriceFen: asked.seenPriceFen,
    hasAddress: asked.hasAddress,
  }
}

/** A hold that ran out no longer stands in its person's way, even before its round has been woken. */
const counts = (entry: EntryRow, now: number) =>
  entry.state === 'paid' || (entry.state === 'held' && entry.heldUntil! > now)

interface Step {
  readonly campaign: CampaignRow
  readonly kind: AnyKind
  readonly round: { -readonly [K in keyof RoundRow]: RoundRow[K] }
  readonly event: KindEvent
  readonly asked: RoundCommand
}

function record(world: World, step: Step): void {
  const { kind, round, event, asked } = step
  round.state = kind.evolve(round.state, event)
  round.version += 1
  world.changedRounds.add(round.id)
  const personId = 'personId' in asked.command ? asked.command.personId : null
  const { campaignId, id: roundId, version } = round
  world.events.push({ campaignId, roundId, version, type: event.type, event, personId, at: event.at })
  for (const effect of kind.effects(event, round.state)) carryOut(world, step, effect)
}

function carryOut(world: World, step: Step, effect: KindEffect): void {
  const { campaignId, id: roundId } = step.round
  if (effect.type === 'take-units' || effect.type === 'return-units') {
    const goods = world.goods.get(campaignId)!.get(effect.skuId)!
    takeUnits(world, goods, effect.type === 'take-units' ? effect.units : -effect.units)
  } else if (effect.type === 'seat') {
    if (effect.state === 'held') holdSeat(world, step, effect)
    else moveSeat(world, step, effect)
  } else if (effect.type === 'reseat') {
    world.reseats.push({ campaignId, entryId: effect.entryId, roundId })
    notePayment(world, step, effect.entryId)
  } else {
    world.wanted.push({ campaignId, roundId, effect })
  }
}

type Held = Extract<KindEffect, { type: 'seat'; state: 'held' }>

function holdSeat(world: World, { round, campaign }: Step, seat: Held): void {
  addEntry(world, {
    campaignId: campaign.id,
    id: seat.entryId,
    roundId: round.id,
    personId: seat.personId,
    orderId: seat.orderId,
    paymentId: null,
    skuId: seat.skuId,
    units: seat.units,
    state: 'held',
    heldUntil: seat.heldUntil,
    createdAt: world.now,
  })
  world.newEntries.add(seat.entryId)
  world.heldSeats.push({ campaignId: campaign.id, seat })
}

type Changed = Exclude<Extract<KindEffect, { type: 'seat' }>, Held>

function moveSeat(world: World, step: Step, seat: Changed): void {
  const entry = world.entries.get(seat.entryId)
  if (!entry) throw new EntryMissing(seat.entryId)
  entry.state = seat.state
  entry.roundId = step.round.id
  notePayment(world, step, seat.entryId)
  world.changedEntries.add(entry.id)
}

/** The payment belongs to the entry that the command is about, not to the others its round moves. */
function notePayment(world: World, { asked }: Step, entryId: Id): void {
  const entry = world.entries.get(entryId)!
  if (asked.paymentId && 'entryId' in asked.command && asked.command.entryId === entryId) {
    entry.paymentId = asked.paymentId
    world.changedEntries.add(entryId)
  }
}

/** Tries the rounds nearest to full; money that finds no seat goes back. */
export function reseat(world: World, lost: World['reseats'][number], candidates: readonly Id[]): Id | null {
  const entry = world.entries.get(lost.entryId)!
  const { id: entryId, personId, orderId, skuId, units, paymentId, campaignId } = entry
  for (const roundId of candidates) {
    if (roundId === lost.roundId) continue
    const command: Command = { type: 'take-in', entryId, personId, orderId, skuId, units }
    const taken = apply(world, { campaignId, roundId, command, seenPriceFen: null, hasAddress: true, paymentId })
    if (!isRefusal(taken)) return roundId
  }
  entry.state = 'refunding'
  world.changedEntries.add(entryId)
  world.wanted.push({ campaignId, roundId: lost.roundId, effect: { type: 'refund', entryId, reason: 'paid-too-late' } })
  return null
}
