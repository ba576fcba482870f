import type postgres from 'postgres'
import * as campaigns from '@/campaigns/service'
import type { Sql } from '@/kernel/db'
import type { Effect } from '@/kernel/effect'
import { isRefusal, type Refusal, refuse } from '@/kernel/result'
import { type Asked, type Context, type Outcome, send } from '@/kernel/service'
import type { Ms } from '@/kernel/time'
import type { Vault } from '@/kernel/vault'
import type { Answer } from './answer'
import { appendDeeds } from './audit-store'
import { planForAnyList } from './batch-store'
import type { CommandEntry } from './command-entry'
import { deedOf, isAudited } from './deeds'
import { carryOut, EffectRefused } from './effects'
import { isTwinsAnswer, type Kept, keepAnswers, keptAnswers } from './idempotency-store'
import { isKnot, isTaken } from './postgres/faults'

/** One command on its way. Calls from inside the house have no key: they are safe to repeat by what they do. */
export interface Call {
  readonly entry: CommandEntry
  readonly asked: Asked<unknown>
  readonly key: { readonly caller: string; readonly key: string; readonly inputHash: string } | null
}

/** Where commands run: repeats are looked for on one pool while the transaction begins on another (or on the same). */
export interface Running {
  readonly sql: postgres.Sql
  readonly transactions: postgres.Sql
  readonly vault?: Vault
  now(): Ms
}

/** How often commands are tried that meet others. Each time they find what those have left, so two are the rule. */
const TRIES = 5

/** Runs many commands in one transaction: repeats get their first answer, the rest is folded call by call. */
export async function runCommands(running: Running, calls: readonly Call[]): Promise<Answer[]> {
  for (let left = TRIES - 1; ; left--) {
    try {
      return await runOnce(running, calls)
    } catch (fault) {
      if (left === 0 || !metOthers(fault, calls)) throw fault
    }
  }
}

/** A twin that kept its answer first, or a knot of locks: nobody's guilt. Who met the row of another may have met a twin's. */
const metOthers = (fault: unknown, calls: readonly Call[]): boolean =>
  isTwinsAnswer(fault) || isKnot(fault) || (calls.length === 1 && isTaken(fault))

async function runOnce(running: Running, calls: readonly Call[]): Promise<Answer[]> {
  const answers = new Map<Call, Answer>()
  const sent: Promise<unknown>[] = []
  const replaying = replay(running.sql, calls, answers)
  replaying.catch(() => undefined)
  try {
    const fresh = await running.transactions.begin(async (sql) => {
      await replaying
      const fresh = firstOfEachKey(calls.filter((call) => !answers.has(call)))
      await work({ ...(running.vault && { vault: running.vault }), sql, now: running.now(), sent }, fresh, answers)
      return fresh
    })
    // The commit left right behind them: had one failed, it would have been a rollback.
    await Promise.all(sent)
    return calls.map((call) => answers.get(call) ?? twinsAnswer(call, fresh, answers))
  } catch (fault) {
    if (fault instanceof EffectRefused && calls.length === 1) return keepRefusal(running, calls[0]!, fault.refusal)
    throw fault
  }
}

/** A refused effect took the work back with it; the refusal itself is an answer like any other. */
async function keepRefusal({ transactions, now }: Running, call: Call, refusal: Refusal): Promise<Answer[]> {
  await transactions.begin((sql) => keep({ sql, now: now() }, [call], new Map([[call, refusal]])))
  return [refusal]
}

async function work(context: Context, calls: readonly Call[], answers: Map<Call, Answer>): Promise<void> {
  await send(context, planForAnyList(context.sql))
  await lockCampaigns(context, calls)
  const effects = await runGroups(context, calls, answers)
  await carryOut(context, effects)
  await keep(context, calls, answers)
}

const nameOf = ({ caller, key }: { caller: string; key: string }) => `${caller}/${key}`

/**
 * Looks for first answers outside the transaction. A twin that is at work elsewhere meanwhile is met when both keep
 * their answers; the loser comes here again.
 */
async function replay(sql: Sql, calls: readonly Call[], answers: Map<Call, Answer>): Promise<void> {
  const keyed = calls.flatMap((call) => (call.key ? [call.key] : []))
  if (keyed.length === 0) return
  const kept = new Map((await keptAnswers(sql, keyed)).map((k) => [nameOf(k), k]))
  if (kept.size === 0) return
  for (const call of calls) {
    const first = call.key && kept.get(nameOf(call.key))
    if (first) answers.set(call, isSame(call, first) ? first.answer : refuse('key-reused'))
  }
}

const isSame = (call: Call, first: { call: string; inputHash: string }) =>
  first.call === call.entry.contract.name && first.inputHash === call.key!.inputHash

function firstOfEachKey(calls: readonly Call[]): Call[] {
  const seen = new Set<string>()
  return calls.filter(({ key }) => {
    if (!key) return true
    const name = nameOf(key)
    return !seen.has(name) && seen.add(name)
  })
}

/** A repeat that came in the same batch as its first: the same answer, or the same refusal of a reused key. */
function twinsAnswer(call: Call, fresh: readonly Call[], answers: Map<Call, Answer>): Answer {
  const first = fresh.find((other) => other.key && nameOf(other.key) === nameOf(call.key!))!
  const same = isSame(call, { call: first.entry.contract.name, inputHash: first.key!.inputHash })
  return same ? answers.get(first)! : refuse('key-reused')
}

/**
 * Campaigns come before everything that hangs on them: every transaction takes its locks in this order. A group that
 * begins by locking its campaigns needs no help, unless another group of the same batch locks others.
 */
async function lockCampaigns(context: Context, calls: readonly Call[]): Promise<void> {
  const groups = [...byEntry(calls)].filter(([entry]) => entry.runs === 'fold')
  if (groups.length === 1 && groups.every(([entry]) => entry.runs === 'fold' && entry.locksItself)) return
  const ids = await Promise.all(
    groups.map(([entry, list]) =>
      entry.runs === 'fold'
        ? entry.campaigns(
            context,
            list.map((call) => call.asked),
          )
        : [],
    ),
  )
  if (ids.flat().length > 0) await campaigns.lock(context, ids.flat())
}

async function runGroups(context: Context, calls: readonly Call[], answers: Map<Call, Answer>): Promise<Effect[]> {
  const effects: Effect[] = []
  for (const [entry, list] of byEntry(calls)) {
    const outcomes = await entry.service(
      context,
      list.map((call) => call.asked),
    )
    for (const [i, call] of list.entries()) answers.set(call, answerOf(outcomes[i]!, effects))
  }
  return effects
}

function answerOf(outcome: Outcome<unknown>, effects: Effect[]): Answer {
  if (isRefusal(outcome)) return outcome
  if (outcome.effects) effects.push(...outcome.effects)
  return { output: outcome.answer }
}

function byEntry(calls: readonly Call[]): Map<Call['entry'], Call[]> {
  const groups = new Map<Call['entry'], Call[]>()
  for (const call of calls) {
    const group = groups.get(call.entry)
    if (group) group.push(call)
    else groups.set(call.entry, [call])
  }
  return groups
}

async function keep(context: Context, calls: readonly Call[], answers: Map<Call, Answer>): Promise<void> {
  const { sql, now } = context
  const kept = calls.flatMap((call): Kept[] =>
    call.key ? [{ ...call.key, call: call.entry.contract.name, answer: keepable(call, answers.get(call)!) }] : [],
  )
  const deeds = calls.filter(({ asked }) => isAudited(asked.by)).map((call) => deedOf(call, answers.get(call)!))
  if (kept.length > 0) await send(context, keepAnswers(sql, kept, now))
  if (deeds.length > 0) await send(context, appendDeeds(sql, deeds, now))
}

/** What is shown once is not kept: a repeat gets null in its place. */
function keepable({ entry: { contract } }: Call, answer: Answer): Answer {
  if (!contract.unkept || isRefusal(answer)) return answer
  const gone = Object.fromEntries(contract.unkept.map((field) => [field, null]))
  return { output: { ...(answer.output as object), ...gone } }
}
