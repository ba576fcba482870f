import type { InputOf, OutputOf } from '@/kernel/contract'
import { numberFrom, pageFrom } from '@/kernel/cursor'
import { carries } from '@/kernel/duties'
import { type Id, newId } from '@/kernel/id'
import { type Refusal, refuse } from '@/kernel/result'
import type { Asked, CommandService, Context, Outcome, QueryService } from '@/kernel/service'
import { iso, type Ms } from '@/kernel/time'
import { type Vault, vaultOf } from '@/kernel/vault'
import { lockBatch } from './batch-store'
import type * as contract from './code-contract'
import * as store from './code-store'
import { codeOf, groupsOf, newMark, newSecret, type Run } from './codes'
import { MANY_PEOPLE } from './rules'
import { csvOf, printOf, SHEETS_AT_ONCE, sheetsOf } from './sheet'

const PAGE = 50
/** Prints of one batch together: ten of the largest. */
const LABELS_MAX = 100_000

/** The secret of a run stands sealed beside it and opens nowhere else. */
export const runOf = (
  vault: Vault,
  row: Pick<store.RunRow, 'id' | 'brandId' | 'batchId' | 'mark' | 'sealed'>,
): Run => ({
  brandId: row.brandId,
  batchId: row.batchId,
  mark: row.mark,
  secret: Buffer.from(vault.open(row.sealed, aboutRun(row.id)), 'base64'),
})

const aboutRun = (runId: Id): string => `code-run/${runId}`
const sealSecret = (vault: Vault, runId: Id): string =>
  vault.seal(Buffer.from(newSecret()).toString('base64'), aboutRun(runId))

export const makeCodes: CommandService<
  InputOf<typeof contract.makeCodes>,
  OutputOf<typeof contract.makeCodes>
> = async (context, asked) => {
  const { sql, now } = context
  const outcomes: Outcome<{ runId: Id }>[] = []
  for (const { input, by } of asked) {
    const { batchId, count } = input
    const [batch] = await lockBatch(sql, by.brandId, batchId)
    const no = batch ? whyNotPrint(batch, count) : refuse('not-found')
    if (no) {
      outcomes.push(no)
      continue
    }
    const id = newId()
    const sealed = sealSecret(vaultOf(context), id)
    await store.insertRun(
      sql,
      { id, brandId: by.brandId, batchId, mark: newMark(), count, sealed, personId: by.personId },
      now,
    )
    outcomes.push({ answer: { runId: id } })
  }
  return outcomes
}

/** A label leads to what buyers may read, so there must be something; and there is an end to paper. */
function whyNotPrint(batch: { version: number; labels: number }, count: number): Refusal | null {
  if (batch.version === 0) return refuse('not-allowed-now')
  const left = LABELS_MAX - batch.labels
  return count > left ? refuse('over-limit', { of: 'labels', limit: left }) : null
}

/** Where a label's QR leads: `base` is the installation's own address. */
export const sheet = async (
  context: Context & { readonly base: string },
  { input, by }: Asked<InputOf<typeof contract.sheet>>,
): Promise<OutputOf<typeof contract.sheet> | Refusal> => {
  const [row] = await store.runById(context.sql, by.brandId, input.runId)
  if (!row) return refuse('not-found')
  const run = runOf(vaultOf(context), row)
  const sheets = sheetsOf(row.count)
  const name = `${row.number}-${row.mark}`
  const about = { base: context.base, brandName: row.brandName, title: row.title, number: row.number, sheets }
  if (input.form === 'csv') {
    const text = csvOf(about, codesOf(run, 1, row.count))
    return { name: `${name}.csv`, type: 'text/csv', text, sheets, to: sheets }
  }
  const from = Math.min(input.from, sheets)
  const to = Math.min(from + SHEETS_AT_ONCE - 1, sheets)
  const text = printOf({ ...about, from, to }, (first, last) => codesOf(run, first, Math.min(last, row.count)))
  return { name: `${name}-${from}-${to}.html`, type: 'text/html', text, sheets, to }
}

function* codesOf(run: Run, first: number, last: number) {
  for (let serial = first; serial <= last; serial++) yield { serial, code: codeOf(run, serial) }
}

type Void = Asked<InputOf<typeof contract.voidRun>> & { readonly unsafe: boolean }

export const voidRun = async (
  { sql, now }: Context,
  asked: readonly Void[],
): Promise<Outcome<OutputOf<typeof contract.voidRun>>[]> => {
  const outcomes: Outcome<{ voidedAt: string }>[] = []
  for (const { input, by, unsafe } of asked) {
    const [known] = await store.runById(sql, by.brandId, input.runId)
    if (known && unsafe) outcomes.push(refuse('unsafe-words', { field: 'why' }))
    else {
      const done = known ? await store.voidRun(sql, { brandId: by.brandId, id: input.runId, why: input.why }, now) : []
      if (!known) outcomes.push(refuse('not-found'))
      else outcomes.push(done.length > 0 ? { answer: { voidedAt: iso(now) } } : refuse('already-done'))
    }
  }
  return outcomes
}

export const scans: QueryService<InputOf<typeof contract.scans>, OutputOf<typeof contract.scans>> = async (
  context,
  { input, by },
) => {
  const skip = numberFrom(input.cursor) ?? 0
  const wanted = { brandId: by.brandId, batchId: input.batchId, skip, most: PAGE + 1 }
  const { items, next } = pageFrom(await store.scannedUnits(context.sql, wanted), PAGE, () => String(skip + PAGE))
  const vault = vaultOf(context)
  // A whole code is as good as a label: whoever may not print any reads its beginning.
  const mayPrint = carries(by.brandRole, 'goods')
  return {
    items: items.map((unit) => {
      const { serial, people, scans: times, firstPlace } = unit
      const whole = groupsOf(codeOf(runOf(vault, { ...unit, id: unit.runId }), serial))
      const code = mayPrint ? whole : maskCode(whole)
      const seen = { firstAt: iso(unit.firstAt), lastAt: iso(unit.lastAt), firstPlace }
      return { code, serial, people, scans: times, ...seen, doubt: doubtOf(people) }
    }),
    next,
  }
}

const maskCode = (code: string) => code.slice(0, 5) + code.slice(5).replace(/[0-9A-Z]/g, '•')

const doubtOf = (people: number) => (people >= MANY_PEOPLE ? 'many' : people > 1 ? 'again' : 'none')

const MOST = 500

/** Secrets move to the newest key of the house, so that a key can be thrown away while its labels are still on shelves. */
export async function renewSeals({ sql, vault }: { sql: Context['sql']; vault: Vault }): Promise<number> {
  const old = await store.sealedByOthers(sql, vault.keyId, MOST)
  if (old.length === 0) return 0
  const renewed = old.map(({ id, sealed }) => ({
    id,
    sealed: vault.seal(vault.open(sealed, aboutRun(id)), aboutRun(id)),
  }))
  await store.renewSeals(sql, renewed)
  return renewed.length + (await renewSeals({ sql, vault }))
}

export const forget = ({ sql }: Context, before: { scans: Ms; misses: Ms }) => store.forgetScans(sql, before)
