import type postgres from 'postgres'
import { type Id, newId } from '@/kernel/id'
import { DAY, iso, type Ms } from '@/kernel/time'
import { type LicenceKind, licencesFor } from '@/review/licence-rules'
import type { Brand, World } from './world'

interface Paper {
  readonly brand: Brand
  readonly kind: LicenceKind
  readonly number: string
  /** YYYY-MM-DD; null: without an end. */
  readonly validUntil: string | null
}

/** What each brand with goods has shown: the business licence, and what its goods need. The numbers are invented. */
export function papersOf({ brands, goodsOf }: World, now: Ms): Paper[] {
  return brands.flatMap((brand, at) => {
    const kinds = new Set((goodsOf.get(brand.id) ?? []).flatMap(({ category, title }) => licencesFor(category, title)))
    if (!goodsOf.has(brand.id)) return []
    const tail = brand.id.slice(-4).toUpperCase()
    const validUntil = iso(now + (700 + 40 * at) * DAY).slice(0, 10)
    return [
      { brand, kind: 'business', number: `91330106MA2B${tail}X8`, validUntil: null },
      ...[...kinds].map((kind): Paper => ({ brand, kind, number: `JY1330106${tail}7731`, validUntil })),
    ]
  })
}

/** Papers that a person has read long ago, each with its case and its steps as the law of the house wants them. */
export async function insertPapers(sql: postgres.Sql, world: World, now: Ms): Promise<void> {
  const papers = papersOf(world, now).map((paper) => ({ ...paper, id: newId(), caseId: newId() }))
  const [operator] = await sql<{ id: Id }[]>`select person_id as id from staff where role = 'operator' limit 1`
  if (papers.length === 0 || !operator) return
  const at = iso(now)
  await sql`insert into licence ${sql(
    papers.map(({ brand, id, kind, number, validUntil }) => ({
      ...{ brand_id: brand.id, id, kind, number, holder: `${brand.name}（${brand.city}）有限公司`.slice(0, 100) },
      ...{ valid_until: validUntil, state: 'accepted', created_by: brand.clerk.id, created_at: at, decided_at: at },
    })),
  )}`
  await sql`insert into review_case ${sql(
    papers.map(({ brand, id, caseId, number }) => ({
      ...{
        id: caseId,
        subject: 'licence',
        subject_id: id,
        brand_id: brand.id,
        asked_by: brand.clerk.id,
        title: number,
      },
      ...{ body: '', findings: JSON.stringify([{ code: 'paper-to-read', weight: 'block' }]), state: 'accepted' },
      ...{ owner_id: operator.id, decided_by: operator.id, opened_at: at, due_at: iso(now + 3 * DAY), decided_at: at },
    })),
  )}`
  const step = (type: string, actor: string, facts: object) =>
    papers.map(({ brand, caseId }) => ({
      ...{ brand_id: brand.id, case_id: caseId, id: newId(), type, actor, at, facts: JSON.stringify(facts) },
      person_id: actor === 'operator' ? operator.id : brand.clerk.id,
    }))
  await sql`insert into review_step ${sql([
    ...step('opened', 'brand', {}),
    ...step('decided', 'operator', { verdict: 'accepted' }),
  ])}`
}
