import { createHash } from 'node:crypto'
import type { InputOf, OutputOf } from '@/kernel/contract'
import { type Id, newId } from '@/kernel/id'
import { type Refusal, refuse } from '@/kernel/result'
import { type Asked, type Caller, type Context, type Outcome, oneByOne } from '@/kernel/service'
import { iso } from '@/kernel/time'
import { vaultOf } from '@/kernel/vault'
import type * as contract from './code-contract'
import { runOf } from './code-service'
import * as store from './code-store'
import { fingerprint, groupsOf, markOf, type Run, serialOf, tidyCode } from './codes'
import { MISS_WINDOW, MISSES_MAX, verdictOf } from './rules'

type Scanned = Omit<OutputOf<typeof contract.scan>, 'trace'>
/** What a scan found; the shell puts the trace of the batch beside it. */
export type Found = Scanned & { readonly batchId: Id | null }

type Scan = Asked<InputOf<typeof contract.scan>>

export function scan(context: Context, asked: readonly Scan[]): Promise<Outcome<Found>[]> {
  return oneByOne(asked, (one) => scanOne(context, one))
}

async function scanOne(context: Context, { input, by }: Scan): Promise<Outcome<Found>> {
  const { sql, now } = context
  const code = tidyCode(input.code)
  const guesser = guesserOf(by)
  if ((await store.missesSince(sql, guesser, now - MISS_WINDOW)) >= MISSES_MAX)
    return refuse('too-many', { until: iso(now + MISS_WINDOW) })
  const unit = await unitOf(context, code)
  if (!unit) return missed(context, code, guesser)
  const known = namesOf(by).map((name) => fingerprint(unit.run, name))
  const who = known[0]!
  const { brandId, id: runId } = unit.row
  const [found] = await store.recordScan(sql, { brandId, runId, serial: unit.serial, who, known }, now)
  const { isFirst, firstBy, firstAt, firstPlace, people } = found!
  const isMine = firstBy !== null && known.includes(firstBy)
  const { voidedAt, voidWhy, batchId } = unit.row
  const verdict = voidedAt === null ? verdictOf({ isFirst, isMine, isForgotten: firstBy === null, people }) : 'voided'
  const mayLeavePlace = isMine && firstPlace === null && voidedAt === null
  const about = { code: groupsOf(code), firstAt: iso(firstAt), firstPlace, people, mayLeavePlace, batchId }
  return { answer: { verdict, ...about, voidedAt: voidedAt && iso(voidedAt), voidWhy } as Found }
}

/**
 * People who are signed in are one person on all their devices, and the same one as the device was before they signed in.
 * The name that counts comes first.
 */
function namesOf({ personId, visitorId }: Caller): string[] {
  const device = `device:${visitorId}`
  if (!personId) return [device]
  return visitorId === '' ? [personId] : [personId, device]
}

const guesserOf = (by: Caller): string => createHash('sha256').update(namesOf(by)[0]!).digest('base64url').slice(0, 22)

interface Unit {
  readonly row: store.RunRow
  readonly run: Run
  readonly serial: number
}

/** A code that is ours, read without a look at any unit: the run is found by its mark, the rest is arithmetic. */
async function unitOf(context: Context, code: string): Promise<Unit | null> {
  const mark = markOf(code)
  const [row] = mark ? await store.runByMark(context.sql, mark) : []
  if (!row) return null
  const run = runOf(vaultOf(context), row)
  const serial = serialOf(run, code, row.count)
  return serial === null ? null : { row, run, serial }
}

/** None of our labels: said whatever others try meanwhile, for it is a warning. */
async function missed({ sql, now }: Context, code: string, guesser: string): Promise<Outcome<Found>> {
  await store.insertMiss(sql, { id: newId(), who: guesser }, now)
  const nothing = { firstAt: null, firstPlace: null, people: 0, mayLeavePlace: false, voidedAt: null, voidWhy: '' }
  return { answer: { verdict: 'not-ours', code: groupsOf(code).slice(0, 60), batchId: null, ...nothing } }
}

type Place = Asked<InputOf<typeof contract.leavePlace>>

/** Only whoever scanned first, and only once: a place that others could write would prove nothing. */
export async function leavePlace(
  context: Context,
  asked: readonly Place[],
): Promise<Outcome<{ firstPlace: string }>[]> {
  const outcomes: Outcome<{ firstPlace: string }>[] = []
  for (const { input, by } of asked) {
    const unit = await unitOf(context, tidyCode(input.code))
    const no = unit ? await whyNotPlace(context, unit, by) : refuse('not-found')
    if (no || !unit) {
      outcomes.push(no ?? refuse('not-found'))
      continue
    }
    const key = { brandId: unit.row.brandId, runId: unit.row.id, serial: unit.serial }
    const left = await store.leavePlace(context.sql, key, input.region)
    outcomes.push(left.length > 0 ? { answer: { firstPlace: input.region } } : refuse('already-done'))
  }
  return outcomes
}

async function whyNotPlace({ sql }: Context, { row, run, serial }: Unit, by: Caller): Promise<Refusal | null> {
  const [known] = await store.unitByKey(sql, { brandId: row.brandId, runId: row.id, serial })
  if (!known) return refuse('not-found')
  return namesOf(by).some((name) => known.firstBy === fingerprint(run, name)) ? null : refuse('not-allowed-now')
}
