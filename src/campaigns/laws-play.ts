import type { Id } from '@/kernel/id'
import { isRefusal } from '@/kernel/result'
import { DAY, type Ms } from '@/kernel/time'
import type { Command, Facts, KindEffect } from './kind'
import type { Entry, Move, Round, Step, Story } from './laws-story'

/** Far beyond any hold or round: whatever is still open then must come to its end by itself. */
const LONG: Ms = 365 * DAY
const WAKES_AT_MOST = 50

/** A campaign in which nothing has happened yet. */
export function newStory(parts: Pick<Story, 'kind' | 'setting'> & Partial<Pick<Story, 'watch'>>): Story {
  return {
    watch: () => undefined,
    ...parts,
    rounds: new Map(),
    entries: new Map(),
    left: new Map(parts.setting.goods.map((g) => [g.skuId, g.quota])),
    steps: [],
    now: parts.setting.startsAt,
  }
}

/** Plays moves the way the shell does (campaigns/fold.ts), then lets time run out so that every round is decided. */
export function play(story: Story, moves: readonly Move[]): Story {
  for (const move of moves) make(story, move)
  story.now += LONG
  for (const round of story.rounds.values()) wakeUntilDecided(story, round)
  return story
}

function wakeUntilDecided(story: Story, round: Round): void {
  for (let n = 0; n < WAKES_AT_MOST && story.kind.headline(round.state).wakesAt !== null; n++) {
    decide(story, round, { type: 'wake' })
  }
}

function make(story: Story, move: Move): void {
  switch (move.move) {
    case 'wait':
      story.now += move.ms
      break
    case 'act':
      act(story, move)
      break
    case 'pay':
      pay(story, move.entry)
      break
    case 'wake': {
      const round = pick(story.rounds.values(), move.round)
      if (round) decide(story, round, { type: 'wake' })
    }
  }
}

const pick = <X>(list: Iterable<X>, n: number): X | undefined => {
  const newest = [...list].reverse()
  return newest[n % Math.max(newest.length, 1)]
}

function act(story: Story, move: Extract<Move, { move: 'act' }>): void {
  const n = story.steps.length
  const ids = { personId: `person-${move.person}`, entryId: `entry-${n}`, orderId: `order-${n}` }
  const command: Command = { type: 'act', action: move.action, ...ids }
  const opens = story.setting.opens(move.action) !== move.stray
  const there = opens ? undefined : pick(story.rounds.values(), move.round)
  if (there) {
    decide(story, there, command)
    return
  }
  const id = `round-${n}`
  const opened = story.kind.open(story.setting.terms, { roundId: id, now: story.now, action: move.action })
  const round: Round = { id, opened, state: opened, events: [] }
  story.rounds.set(id, round)
  decide(story, round, command)
  // A round that nobody got into is never stored.
  if (round.events.length === 0) story.rounds.delete(id)
}

function pay(story: Story, nth: number): void {
  const entry = pick(story.entries.values(), nth)
  if (!entry) return
  const again = entry.takenFen > 0
  // Payments remember what they passed on; only while the seat stands may a repetition reach the rules.
  if (again && entry.state !== 'paid') return
  entry.takenFen = entry.unitPriceFen * entry.units
  const { id: entryId, personId, skuId, units } = entry
  decide(story, story.rounds.get(entry.roundId)!, { type: 'pay', entryId, personId, skuId, units, again } as Command)
}

/** One command through the rules; true when something happened. */
function decide(story: Story, round: Round, asked: Command & { readonly again?: boolean }): boolean {
  const { again: repeated = false, ...command } = asked
  const { kind } = story
  const before = round.state
  const facts = factsFor(story, command)
  const outcome = kind.decide(before, command, facts)
  const effects: KindEffect[] = []
  for (const event of isRefusal(outcome) ? [] : outcome) {
    round.state = stored(kind.evolve(round.state, event))
    round.events.push(event)
    effects.push(...kind.effects(event, round.state))
  }
  for (const effect of effects) carryOut(story, round.id, effect)
  const step: Step = { roundId: round.id, before, after: round.state, command, facts, outcome, effects, repeated }
  story.steps.push(step)
  for (const effect of effects) if (effect.type === 'reseat') reseat(story, effect.entryId)
  story.watch(story, step)
  return !isRefusal(outcome) && outcome.length > 0
}

/** A state lives in the database as JSON: what does not survive that is lost. */
const stored = (state: unknown): unknown => JSON.parse(JSON.stringify(state))

function factsFor(story: Story, command: Command): Facts {
  const personId = 'personId' in command ? command.personId : ''
  const mine = [...story.entries.values()].filter((e) => e.personId === personId && stands(e, story.now))
  const unpaid = mine.find((e) => e.state === 'held')
  const { goods, startsAt: campaignStartsAt, endsAt: campaignEndsAt } = story.setting
  return {
    now: story.now,
    campaignStartsAt,
    campaignEndsAt,
    goods: new Map(goods.map((g) => [g.skuId, { ...g, left: story.left.get(g.skuId)! }])),
    unitsOfPerson: mine.reduce((sum, e) => sum + e.units, 0),
    unpaid: unpaid ? { roundId: unpaid.roundId, orderId: unpaid.id } : null,
    seenPriceFen: null,
    hasAddress: true,
  }
}

const stands = (entry: Entry, now: Ms): boolean =>
  entry.state === 'paid' || (entry.state === 'held' && entry.heldUntil > now)

function carryOut(story: Story, roundId: Id, effect: KindEffect): void {
  switch (effect.type) {
    case 'take-units':
      moveUnits(story, effect.skuId, -effect.units)
      break
    case 'return-units':
      moveUnits(story, effect.skuId, effect.units)
      break
    case 'seat':
      seat(story, roundId, effect)
      break
    case 'close':
    case 'confirm':
    case 'refund':
      story.entries.get(effect.entryId)?.fates.push(effect.type)
  }
}

const moveUnits = (story: Story, skuId: Id, units: number) => story.left.set(skuId, story.left.get(skuId)! + units)

function seat(story: Story, roundId: Id, effect: Extract<KindEffect, { type: 'seat' }>): void {
  if (effect.state !== 'held') {
    const entry = story.entries.get(effect.entryId)!
    entry.state = effect.state
    entry.roundId = roundId
    return
  }
  const { entryId: id, personId, skuId, units, unitPriceFen, heldUntil } = effect
  const parts = { id, personId, skuId, units, unitPriceFen, heldUntil, roundId }
  story.entries.set(id, { ...parts, state: 'held', takenFen: 0, fates: [] })
}

/** The open rounds nearest to full first; money that finds no seat goes back. */
function reseat(story: Story, entryId: Id): void {
  const entry = story.entries.get(entryId)!
  const { personId, skuId, units, roundId: lost } = entry
  entry.state = 'released'
  const open = [...story.rounds.values()].filter((r) => r.id !== lost && story.kind.headline(r.state).joinable)
  open.sort((a, b) => story.kind.headline(b.state).seatsPaid - story.kind.headline(a.state).seatsPaid)
  const command: Command = { type: 'take-in', entryId, personId, orderId: entryId, skuId, units }
  if (open.some((round) => decide(story, round, command))) return
  entry.state = 'refunding'
  entry.fates.push('refund')
}
