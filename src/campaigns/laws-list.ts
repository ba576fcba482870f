import type fc from 'fast-check'
import type { Id } from '@/kernel/id'
import type { Fen } from '@/kernel/money'
import { isRefusal } from '@/kernel/result'
import type { Action } from './kind'
import type { Entry, Step, Story } from './laws-story'

/** What the laws must be told of a kind. Sentences of `broken` say what is wrong with a state. */
export interface Lawful {
  readonly terms: fc.Arbitrary<unknown>
  /** Some of them rubbish, please. */
  readonly actions: (skuIds: readonly Id[]) => fc.Arbitrary<Action>
  /** Actions that begin a round of their own. */
  readonly opens: (action: Action) => boolean
  /** Events that the stories must reach, or the laws were tried on nothing. */
  readonly reaches: readonly string[]
  /** The kind's own invariants. */
  readonly broken: (state: unknown) => readonly string[]
  /** Units that the round keeps, by SKU, beyond those of its members. */
  readonly kept: (state: unknown) => readonly Id[]
  /** What one unit costs who enters now. */
  readonly price: (state: unknown, goods: { readonly priceFen: Fen; readonly singlePriceFen: Fen }) => Fen
}

/** A law looks at every step, at the end, or both, and says what is wrong. */
export interface Law {
  readonly step?: (story: Story, step: Step, told: Lawful) => readonly string[]
  readonly end?: (story: Story, told: Lawful) => readonly string[]
}

export const laws = {
  'every state is a sound one': { step: sound },
  'what is decided stays decided': { step: final },
  'no order of commands lets a person in twice': { step: once },
  'money taken is confirmed or given back, once, and no other money is': { step: money, end: fates },
  'units taken are the units of seats and of those still free': { step: units },
  'the price is what was shown': { step: price },
  'a payment that comes again changes nothing': { step: repetition },
  'a round wakes when it said and ends by itself': { step: wakes, end: decided },
  'replaying the events gives the same state': { end: replayed },
  'the rules are pure': { step: pure },
} satisfies Record<string, Law>
export type LawName = keyof typeof laws

const OVER = ['formed', 'failed']

function sound({ kind }: Story, { after }: Step, told: Lawful): string[] {
  const line = kind.headline(after)
  const members = kind.members(after)
  const paid = members.filter((m) => m.paid).length
  const wrong = [...told.broken(after)]
  if (line.seatsPaid + line.seatsHeld > line.seatsTotal) wrong.push('more members than seats')
  if (line.seatsPaid !== paid) wrong.push('the headline counts other payments than the members')
  if (members.length > line.seatsTotal) wrong.push('more members than seats')
  if (members.filter((m) => m.leader).length > 1) wrong.push('two leaders')
  if (line.status === 'formed' && paid !== line.seatsTotal) wrong.push('formed without all seats paid')
  if ((line.status === 'formed') !== (line.formedAt !== null)) wrong.push('formed and its time do not agree')
  if (OVER.includes(line.status) && (line.joinable || line.seatsHeld > 0)) wrong.push('decided, but somebody may come')
  if (line.joinable && members.length >= line.seatsTotal) wrong.push('joinable without a seat')
  if (line.shared && (line.seatsTotal < 2 || line.seatsTotal > 5)) wrong.push('a shared team of more than five or one')
  return wrong
}

function final({ kind }: Story, { before, after }: Step): string[] {
  if (!OVER.includes(kind.headline(before).status)) return []
  return same(before, after) ? [] : ['a decided round changed']
}

function once(story: Story, { after }: Step): string[] {
  const people = story.kind.members(after).map((m) => m.personId)
  const entries = story.kind.members(after).map((m) => m.entryId)
  const twice = new Set(people).size < people.length || new Set(entries).size < entries.length
  return twice ? ['a person is in twice'] : []
}

/** While it happens: nothing is promised without money, and a promise is kept only by a formed round. */
function money({ kind, entries }: Story, { effects, after }: Step): string[] {
  const { status } = kind.headline(after)
  return effects.flatMap((effect) => {
    const entry = 'entryId' in effect ? entries.get(effect.entryId) : undefined
    const paid = (entry?.takenFen ?? 0) > 0
    switch (effect.type) {
      case 'confirm':
        return paid && status === 'formed' ? [] : [`${effect.entryId} confirmed: ${paid ? status : 'unpaid'}`]
      case 'refund':
      case 'reseat':
        return paid ? [] : [`${effect.entryId} gets back what it never paid`]
      case 'close':
        return paid ? [`${effect.entryId} closed although it has paid`] : []
      case 'seat':
        return effect.state === 'paid' && !paid ? [`${effect.entryId} has a paid seat for nothing`] : []
      default:
        return []
    }
  })
}

/** When all is decided every fen has found its place: taken = confirmed + given back, entry by entry and in sum. */
function fates({ entries }: Story): string[] {
  const all = [...entries.values()]
  const sum = (list: readonly Entry[]) => list.reduce((total, e) => total + e.takenFen, 0)
  const times = (fate: 'confirm' | 'refund') =>
    all.reduce((total, e) => total + e.fates.filter((f) => f === fate).length * e.takenFen, 0)
  const wrong = all.flatMap((e) => {
    const back = e.fates.filter((f) => f !== 'close').length
    const closed = e.fates.length - back
    if (e.takenFen > 0 && back !== 1) return [`${e.id} paid ${e.takenFen} and came to [${e.fates}]`]
    return e.takenFen === 0 && (back !== 0 || closed !== 1) ? [`${e.id} never paid and came to [${e.fates}]`] : []
  })
  if (sum(all) !== times('confirm') + times('refund')) wrong.push('money taken is not money promised')
  return wrong
}

/** After every step: what the campaign has given out is what members hold and rounds keep, and nothing is oversold. */
function units({ kind, rounds, entries, left, setting }: Story, _: Step, told: Lawful): string[] {
  const out = new Map<Id, number>()
  const count = (skuId: Id, n: number) => out.set(skuId, (out.get(skuId) ?? 0) + n)
  for (const e of entries.values()) if (e.state === 'held' || e.state === 'paid') count(e.skuId, e.units)
  for (const round of rounds.values()) {
    if (OVER.includes(kind.headline(round.state).status)) continue
    for (const skuId of told.kept(round.state)) count(skuId, 1)
  }
  return setting.goods.flatMap(({ skuId, quota }) => {
    const rest = left.get(skuId)!
    if (rest < 0) return [`${skuId} is oversold: ${rest}`]
    const given = out.get(skuId) ?? 0
    return quota - rest === given ? [] : [`${skuId}: ${quota - rest} taken, ${given} held or kept`]
  })
}

function price({ kind, setting }: Story, { effects, after }: Step, told: Lawful): string[] {
  return effects.flatMap((effect) => {
    if (effect.type !== 'seat' || effect.state !== 'held') return []
    const goods = setting.goods.find((g) => g.skuId === effect.skuId)
    const said = goods && told.price(after, goods)
    const member = kind.members(after).some((m) => m.entryId === effect.entryId)
    if (!member) return [`${effect.entryId} owes money without a seat`]
    return effect.unitPriceFen === said ? [] : [`${effect.entryId} owes ${effect.unitPriceFen}, shown was ${said}`]
  })
}

function repetition(_: Story, { repeated, outcome, effects, before, after }: Step): string[] {
  if (!repeated) return []
  const nothing = !isRefusal(outcome) && outcome.length === 0 && effects.length === 0 && same(before, after)
  return nothing ? [] : ['a repeated payment had an effect']
}

function wakes({ kind }: Story, { command, before, facts, outcome }: Step): string[] {
  if (command.type !== 'wake') return []
  const { wakesAt } = kind.headline(before)
  const happened = !isRefusal(outcome) && outcome.length > 0
  const due = wakesAt !== null && facts.now >= wakesAt
  if (due && !happened) return ['woken in time and slept on']
  return !due && happened ? ['did something before its time'] : []
}

function decided({ kind, rounds }: Story): string[] {
  return [...rounds.values()].flatMap(({ id, state }) => {
    const { status, wakesAt } = kind.headline(state)
    return OVER.includes(status) && wakesAt === null ? [] : [`${id} never ended: ${status}`]
  })
}

function replayed({ kind, rounds }: Story): string[] {
  return [...rounds.values()].flatMap(({ id, opened, events, state }) =>
    same(
      events.reduce((s, e) => kind.evolve(s, e), opened),
      state,
    )
      ? []
      : [`${id} is another one when replayed`],
  )
}

/** The same question has the same answer, and asking changes nothing. */
function pure({ kind }: Story, { before, command, facts, outcome }: Step): string[] {
  const kept = JSON.stringify(before)
  const again = kind.decide(before, command, facts)
  const wrong = same(again, outcome) ? [] : ['decided otherwise when asked again']
  if (JSON.stringify(before) !== kept) wrong.push('deciding changed the state')
  return wrong
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

/** JSON in the database does not keep the order of fields. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort()
      .map(([k, v]) => [k, sorted(v)]),
  )
}
