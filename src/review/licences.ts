import type { InputOf, OutputOf } from '@/kernel/contract'
import type { Effect, EffectOf, ProposedChange } from '@/kernel/effect'
import { type Id, newId } from '@/kernel/id'
import { refuse } from '@/kernel/result'
import type { Asked, Context, Outcome } from '@/kernel/service'
import { DAY, fromIso } from '@/kernel/time'
import type * as contract from './brand-contract'
import type { Licensed } from './licence-rules'
import * as store from './licences-store'
import { LICENCES } from './words'

/** Papers that were accepted, by brand. */
export async function licencesByBrand({ sql }: Context, brandIds: readonly Id[]): Promise<Map<Id, Licensed[]>> {
  const found = await store.licencesOf(sql, [...new Set(brandIds)])
  const byBrand = new Map<Id, Licensed[]>()
  for (const { brandId, kind, validUntil, state } of found) {
    if (state !== 'accepted') continue
    byBrand.set(brandId, [...(byBrand.get(brandId) ?? []), { kind, validUntil: endOf(validUntil) }])
  }
  return byBrand
}

/** A paper is good to the end of its last day, in China. */
const CHINA = 8 * 3_600_000
const endOf = (day: string | null) => (day === null ? null : fromIso(`${day}T00:00:00.000Z`) - CHINA + DAY)

type Save = InputOf<typeof contract.saveLicence>
type Licence = OutputOf<typeof contract.saveLicence>

interface AskedPaper extends Asked<Save> {
  /** Is the scan one of the brand's own files? Also false where there is none. */
  readonly ownFile: boolean
}

export async function saveLicence(context: Context, asked: readonly AskedPaper[]): Promise<Outcome<Licence>[]> {
  const named = asked.flatMap(({ input, by }) =>
    input.licenceId ? [{ brandId: by.brandId, id: input.licenceId }] : [],
  )
  const known = new Map(
    (named.length > 0 ? await store.lockLicences(context.sql, named) : []).map((l) => [keyOf(l), l]),
  )
  const rows: (store.LicenceRow & { by: Id })[] = []
  const outcomes = asked.map((one): Outcome<Licence> => {
    const id = one.input.licenceId ?? newId()
    const before = known.get(keyOf({ brandId: one.by.brandId, id }))
    if (one.input.licenceId && !before) return refuse('not-found')
    if (before?.state === 'accepted') return refuse('already-done', { state: before.state })
    if (one.input.fileId && !one.ownFile) return refuse('file-refused', { why: 'missing' })
    const row = rowOf(one, id)
    rows.push({ ...row, by: one.by.personId })
    known.set(keyOf(row), row)
    const { brandId: _, ...answer } = row
    return { answer: answer as Licence, effects: [proposalOf(row, before, one.by.personId)] }
  })
  const last = new Map(rows.map((row) => [keyOf(row), row]))
  if (last.size > 0) await store.saveLicences(context.sql, [...last.values()], context.now)
  return outcomes
}

const keyOf = ({ brandId, id }: { brandId: Id; id: Id }) => `${brandId}/${id}`

const rowOf = ({ input, by }: Asked<Save>, id: Id): store.LicenceRow => ({
  ...{ brandId: by.brandId, id, kind: input.kind, number: input.number, holder: input.holder },
  ...{ validUntil: input.validUntil, fileId: input.fileId ?? null, state: 'in-review' },
})

const FIELDS = ['kind', 'number', 'holder', 'validUntil', 'fileId'] as const

function proposalOf(row: store.LicenceRow, before: store.LicenceRow | undefined, byPersonId: Id): Effect {
  const { name } = LICENCES[row.kind as keyof typeof LICENCES]
  const changes = FIELDS.map((field): ProposedChange => {
    return { field, before: before?.[field] ?? '', after: row[field] ?? '' }
  })
  return {
    type: 'ask-review',
    ...{ caseId: newId(), subject: 'licence', subjectId: row.id, brandId: row.brandId, byPersonId },
    title: `${name} ${row.number}`,
    text: row.holder,
    findings: [],
    changes: changes.filter((one) => one.before !== one.after),
  }
}

/** Decisions about papers. */
export async function settleLicences(context: Context, effects: readonly EffectOf<'review-decided'>[]): Promise<void> {
  if (effects.length === 0) return
  const list = effects.map(({ brandId, subjectId, verdict }) => ({ brandId, id: subjectId, state: verdict }))
  await store.decideLicences(context.sql, list, context.now)
}

/** Papers that were refused are read again; answers those that are. */
export async function reopenLicences({ sql }: Context, effects: readonly EffectOf<'review-reopened'>[]): Promise<Id[]> {
  const list = effects.map(({ brandId, subjectId }) => ({ brandId, id: subjectId }))
  return list.length === 0 ? [] : (await store.reopenLicences(sql, list)).map(({ id }) => id)
}
