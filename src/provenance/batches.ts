import type { InputOf, OutputOf } from '@/kernel/contract'
import { cursorOf, pageFrom, placeOf } from '@/kernel/cursor'
import { type Id, newId } from '@/kernel/id'
import { type Refusal, refuse } from '@/kernel/result'
import type { Asked, CommandService, Context, Outcome, QueryService } from '@/kernel/service'
import { fromIso, HOUR, iso } from '@/kernel/time'
import * as store from './batch-store'
import { runsOfBatch } from './code-store'
import type * as contract from './contract'
import { type BatchFacts, batchProblems } from './rules'

const PAGE = 20

/** A kept file as the files' area describes it; the shell looks them up. */
export interface KnownFile {
  readonly id: Id
  readonly name: string
  readonly type: string
  readonly url: string
  readonly bytes: number
}
export type Files = ReadonlyMap<Id, KnownFile>

/** What of a service's answer waits for files that another area keeps. */
export interface WithPapers<T> {
  readonly brandId: Id
  readonly fileIds: readonly Id[]
  view(files: Files): T
}

type Line = OutputOf<typeof contract.batches>['items'][number]

const lineOf = ({ facts, changedAt, brandId: _brandId, ...row }: store.BatchRow): Line => {
  const { place, madeOn, quantity } = facts
  return { ...row, place, madeOn, quantity, changedAt: iso(changedAt) }
}

export const batches: QueryService<InputOf<typeof contract.batches>, OutputOf<typeof contract.batches>> = async (
  { sql },
  { input, by },
) => {
  const { search = null, state = null, productId = null, cursor } = input
  const wanted = {
    brandId: by.brandId,
    search: search || null,
    state,
    productId,
    before: placeOf(cursor),
    most: PAGE + 1,
  }
  const found = await store.batchesOf(sql, wanted)
  const { items, next } = pageFrom(found, PAGE, ({ changedAt, id }) => cursorOf(changedAt, id))
  return { items: items.map(lineOf), next }
}

type Batch = OutputOf<typeof contract.batch>

export async function batch(
  { sql }: Context,
  { input, by }: Asked<InputOf<typeof contract.batch>>,
): Promise<WithPapers<Batch> | Refusal> {
  const [row] = await store.batchById(sql, by.brandId, input.batchId)
  if (!row) return refuse('not-found')
  const [versions, runs] = await Promise.all([
    store.versionsOf(sql, by.brandId, input.batchId),
    runsOfBatch(sql, by.brandId, input.batchId),
  ])
  return {
    brandId: by.brandId,
    fileIds: row.facts.papers.map(({ fileId }) => fileId),
    view: (files) => ({
      ...lineOf(row),
      facts: { ...row.facts, papers: papersOf(row.facts, files) } as Batch['facts'],
      versions: versions.map((v) => ({ ...v, at: iso(v.at), facts: v.facts as Batch['versions'][number]['facts'] })),
      runs: runs.map(({ id, count, createdAt, scanned, doubted, voidedAt, voidWhy }) => {
        return { id, count, madeAt: iso(createdAt), scanned, doubted, voidedAt: voidedAt && iso(voidedAt), voidWhy }
      }) as Batch['runs'],
    }),
  }
}

const papersOf = ({ papers }: BatchFacts, files: Files) =>
  papers.flatMap((paper) => {
    const file = files.get(paper.fileId)
    return file ? [{ ...paper, name: file.name, type: file.type, url: file.url, bytes: file.bytes }] : []
  })

/** A number names one batch of a brand, so a second one under it is refused. */
export const saveBatch: CommandService<
  InputOf<typeof contract.saveBatch>,
  OutputOf<typeof contract.saveBatch>
> = async ({ sql, now }, asked) => {
  const outcomes: Outcome<{ batchId: Id }>[] = []
  for (const { input, by } of asked) {
    const { batchId, productId, number, facts } = input
    const draft = {
      brandId: by.brandId,
      id: batchId ?? newId(),
      productId,
      number,
      facts,
      personId: by.personId,
      at: now,
    }
    if (!(await store.hasProduct(sql, by.brandId, productId))) outcomes.push(refuse('not-found'))
    else if (batchId && (await store.lockBatch(sql, by.brandId, batchId)).length === 0)
      outcomes.push(refuse('not-found'))
    else {
      const saved = await (batchId ? store.updateDraft(sql, draft) : store.insertBatch(sql, draft))
      outcomes.push(saved.length > 0 ? { answer: { batchId: draft.id } } : refuse('already-done', { field: 'number' }))
    }
  }
  return outcomes
}

/** A command with what other areas know about its batch. */
export type Publishing = Asked<InputOf<typeof contract.publishBatch>> & {
  readonly files: Files
  readonly unsafe: boolean
}

/** Draft texts of batches, for whoever judges words. */
export async function draftWords({ sql }: Pick<Context, 'sql'>, brandId: Id, batchId: Id) {
  const [row] = await store.batchById(sql, brandId, batchId)
  if (!row) return null
  const { place, notes, papers } = row.facts
  const text = [row.number, place, notes, ...papers.map(({ title }) => title)].join('\n')
  return { text, fileIds: papers.map(({ fileId }) => fileId) }
}

/** From here on buyers see it. The first publication needs no reason; every later one says what was wrong before. */
export async function publishBatch(
  { sql, now }: Context,
  asked: readonly Publishing[],
): Promise<Outcome<{ version: number }>[]> {
  const outcomes: Outcome<{ version: number }>[] = []
  for (const { input, by, files, unsafe } of asked) {
    const [row] = await store.lockBatch(sql, by.brandId, input.batchId)
    const no = row ? whyNot(row, { files, why: input.why, unsafe, today: chinaDay(now) }) : refuse('not-found')
    if (no || !row) {
      outcomes.push(no ?? refuse('not-found'))
      continue
    }
    const why = row.version === 0 ? 'published' : input.why
    const { brandId, personId } = by
    const version = { brandId, batchId: input.batchId, version: row.version + 1, facts: row.facts, why, personId }
    await store.insertVersion(sql, version, now)
    await store.markPublished(sql, version, now)
    const fileIds = row.facts.papers.map(({ fileId }) => fileId)
    outcomes.push({ answer: { version: version.version }, effects: [{ type: 'show-files', brandId, fileIds }] })
  }
  return outcomes
}

interface About {
  readonly files: Files
  readonly why: string
  readonly unsafe: boolean
  readonly today: string
}

function whyNot(row: { facts: BatchFacts; version: number; changed: boolean }, about: About): Refusal | null {
  if (!row.changed) return refuse('already-done')
  if (about.unsafe) return refuse('unsafe-words', { field: 'notes' })
  const types = new Map([...about.files.values()].map(({ id, type }) => [id, type]))
  const problems = batchProblems(row.facts, { today: about.today, types })
  if (row.version > 0 && about.why.length < 2) problems.push({ field: 'why', code: 'missing' })
  return problems.length > 0 ? refuse('bad-input', { problems }) : null
}

/** The day in China: packages are dated there. */
const chinaDay = (now: number): string => iso(now + 8 * HOUR).slice(0, 10)

type Trace = OutputOf<typeof contract.trace>

export async function trace({ sql }: Pick<Context, 'sql'>, batchId: Id): Promise<WithPapers<Trace> | null> {
  const [row] = await store.tracesById(sql, [batchId])
  if (!row) return null
  const { facts, brandId, brandName, city, versions, ...rest } = row
  return {
    brandId,
    fileIds: facts.papers.map(({ fileId }) => fileId),
    view: (files) => ({
      ...rest,
      ...facts,
      brand: { id: brandId, name: brandName, city },
      papers: papersOf(facts, files).map(({ kind, title, name, url, type }) => ({
        kind,
        title: title || name,
        url,
        type,
      })),
      versions: versions.map((v) => ({ ...v, at: iso(fromIso(v.at)) })),
    }),
  }
}

export const traceLineOf = ({ batchId, number, facts }: store.LineRow) => ({
  batchId,
  number,
  place: facts.place,
  madeOn: facts.madeOn,
  papers: facts.papers.length,
})

export const ofOrder: QueryService<InputOf<typeof contract.ofOrder>, OutputOf<typeof contract.ofOrder>> = async (
  { sql },
  { input, by },
) => {
  if (!(await store.isOrderOf(sql, input.orderId, by.personId))) return refuse('not-found')
  const found = await store.batchesOfOrder(sql, input.orderId)
  return { lines: found.map((row) => ({ ...traceLineOf(row), position: row.position })) }
}

type Assigned = OutputOf<typeof contract.assign>

export const assign: CommandService<InputOf<typeof contract.assign>, Assigned> = async ({ sql, now }, asked) => {
  const outcomes: Outcome<Assigned>[] = []
  for (const { input, by } of asked) {
    const { batchId } = input
    const orderIds = [...new Set(input.orderIds)]
    const [row] = await store.lockBatch(sql, by.brandId, batchId)
    if (!row || row.version === 0) {
      outcomes.push(refuse(row ? 'not-allowed-now' : 'not-found'))
      continue
    }
    const { brandId, personId } = by
    const lines = await store.linesFor(sql, { brandId, productId: row.productId, orderIds })
    const changed = lines.filter((line) => line.batchId !== batchId)
    const list = changed.map(({ orderId, position }) => ({
      orderId,
      position,
      brandId,
      id: newId(),
      batchId,
      personId,
    }))
    if (list.length > 0) await store.insertOrderBatches(sql, list, now)
    const known = new Set(lines.map(({ orderId }) => orderId))
    outcomes.push({ answer: { assigned: lines.length, unknown: orderIds.filter((id) => !known.has(id)) } })
  }
  return outcomes
}
