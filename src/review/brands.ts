import type { InputOf, OutputOf } from '@/kernel/contract'
import { cursorOf, pageFrom, placeOf } from '@/kernel/cursor'
import type { EffectOf, ProposedChange } from '@/kernel/effect'
import { newId } from '@/kernel/id'
import { refuse } from '@/kernel/result'
import type { Asked, Context, Outcome, QueryService } from '@/kernel/service'
import { DAY, iso } from '@/kernel/time'
import type * as contract from './brand-contract'
import * as store from './brands-store'
import { ownView } from './case-views'
import { isOver, LICENCE_KINDS, type LicenceKind, licencesFor } from './licence-rules'
import * as papers from './licences-store'
import * as pages from './pages-store'
import { stepsOf } from './steps-store'

const PAGE = 20
const RECORD_LASTS = 365 * DAY
const FIELDS = ['name', 'about', 'city', 'logoUrl'] as const

export const mine: QueryService<InputOf<typeof contract.mine>, OutputOf<typeof contract.mine>> = async (
  { sql },
  { input, by },
) => {
  const { of, subject } = input
  const page = { after: placeOf(input.cursor), limit: PAGE + 1, subject, brandId: by.brandId, own: true }
  const [found, counts] = await Promise.all([
    of === 'open' ? pages.openPage(sql, page) : pages.decidedPage(sql, page, of === 'needs-work'),
    pages.brandCounts(sql, by.brandId),
  ])
  const { items, next } = pageFrom(found, PAGE, (last) =>
    cursorOf(of === 'open' ? last.dueAt : last.decidedAt!, last.id),
  )
  const ids = items.map(({ id }) => id)
  const [steps, answered] = await Promise.all([stepsOf(sql, ids), pages.answered(sql, ids)])
  const done = new Set(answered.map(({ id }) => id))
  return {
    items: items.map((one) => {
      const own = steps.filter(({ caseId }) => caseId === one.id)
      return ownView(one, { steps: own, answered: done.has(one.id) })
    }),
    next,
    counts,
  }
}

export const record: QueryService<InputOf<typeof contract.record>, OutputOf<typeof contract.record>> = async (
  { sql },
  { by },
) => {
  const [[now], [waiting], licences, categories] = await Promise.all([
    store.brandById(sql, by.brandId),
    store.waitingChanges(sql, by.brandId),
    papers.licencesOf(sql, [by.brandId]),
    papers.goodsByCategory(sql, by.brandId),
  ])
  if (!now) return refuse('not-found')
  const { id: _, ...shown } = now
  const views = licences.map(({ brandId: __, ...rest }) => rest)
  return {
    ...shown,
    waiting: waiting?.changes ?? [],
    licences: views as OutputOf<typeof contract.record>['licences'],
    needed: neededOf(categories, new Set(licences.filter((l) => l.state === 'accepted').map(({ kind }) => kind))),
  }
}

/** Which papers the goods of these categories need, the business licence first: everybody needs that. */
function neededOf(categories: readonly { category: string; goods: number }[], has: ReadonlySet<string>) {
  const goods = new Map<string, number>()
  for (const { category, goods: n } of categories) {
    for (const kind of licencesFor(category)) goods.set(kind, (goods.get(kind) ?? 0) + n)
  }
  goods.set(
    'business',
    categories.reduce((sum, { goods: n }) => sum + n, 0),
  )
  return LICENCE_KINDS.flatMap((kind) =>
    goods.has(kind) ? [{ kind, goods: goods.get(kind)!, has: has.has(kind) }] : [],
  )
}

type Saved = OutputOf<typeof contract.saveBrand>

interface AskedBrand extends Asked<InputOf<typeof contract.saveBrand>> {
  /** Is the logo one of the brand's own public pictures? */
  readonly ownLogo: boolean
}

export async function saveBrand(context: Context, asked: readonly AskedBrand[]): Promise<Outcome<Saved>[]> {
  const ids = [...new Set(asked.map(({ by }) => by.brandId))]
  const known = new Map((await store.lockBrands(context.sql, ids)).map((one) => [one.id, one]))
  return asked.map(({ input, by, ownLogo }): Outcome<Saved> => {
    const now = known.get(by.brandId)!
    if (input.logoUrl !== '' && input.logoUrl !== now.logoUrl && !ownLogo)
      return refuse('file-refused', { why: 'missing' })
    const changes = FIELDS.map((field): ProposedChange => ({ field, before: now[field], after: input[field] })).filter(
      ({ before, after }) => before !== after,
    )
    const about = { subject: 'brand', subjectId: by.brandId, brandId: by.brandId, byPersonId: by.personId } as const
    // Back to what buyers see already: what waited has nothing to decide any more.
    if (changes.length === 0) return { answer: { caseId: null, changes }, effects: [{ type: 'drop-review', ...about }] }
    const caseId = newId()
    const text = [input.about, input.city].filter(Boolean).join('\n')
    const facts = input.logoUrl ? { pictureUrls: [input.logoUrl] } : {}
    return {
      answer: { caseId, changes },
      effects: [{ type: 'ask-review', caseId, ...about, title: input.name, text, findings: [], changes, facts }],
    }
  })
}

/** Decisions about brands themselves: what was accepted is what buyers see. */
export async function settleBrands(context: Context, effects: readonly EffectOf<'review-decided'>[]): Promise<void> {
  const accepted = effects.filter(({ verdict }) => verdict === 'accepted')
  if (accepted.length === 0) return
  const found = new Map(
    (
      await store.changesOf(
        context.sql,
        accepted.map(({ caseId }) => caseId),
      )
    ).map((one) => [one.id, one.changes]),
  )
  await store.saveBrands(
    context.sql,
    accepted.map(({ caseId, brandId }) => {
      const after = new Map(found.get(caseId)?.map((one) => [one.field, one.after]))
      const of = (field: string) => after.get(field) ?? null
      return { id: brandId, name: of('name'), about: of('about'), city: of('city'), logoUrl: of('logoUrl') }
    }),
  )
}

export const publicRecord: QueryService<
  InputOf<typeof contract.publicRecord>,
  OutputOf<typeof contract.publicRecord>
> = async ({ sql, now }, { input }) => {
  const of = { brandId: input.brandId, since: now - RECORD_LASTS }
  const [brand] = await store.brandById(sql, input.brandId)
  if (!brand) return refuse('not-found')
  const [decisions, reasons, licences] = await Promise.all([
    pages.decisionsOf(sql, of),
    pages.reasonsOf(sql, of),
    papers.licencesOf(sql, [input.brandId]),
  ])
  const shown = licences
    .filter(({ state, validUntil }) => state === 'accepted' && !isOver(validUntil, now))
    .map(({ kind, validUntil }) => ({ kind: kind as LicenceKind, validUntil }))
    .sort((a, b) => LICENCE_KINDS.indexOf(a.kind) - LICENCE_KINDS.indexOf(b.kind))
  return {
    ...decisions,
    reasons: [...reasons],
    licences: shown.slice(0, 50),
    since: iso(of.since),
  }
}
