import type { EffectOf } from '@/kernel/effect'
import type { Id } from '@/kernel/id'
import { cellsBetween } from './differences'
import type { ProductNow, Snapshot } from './snapshot'
import { CELLS } from './words'

interface Proposed {
  readonly brandId: Id
  readonly byPersonId: Id
  readonly product: ProductNow
  readonly after: Snapshot
  /** What buyers could meet last. */
  readonly live: Snapshot | null
}

/** What the review gets to see: the words, what they change, and the numbers that its rules judge. */
export function proposalOf({ brandId, byPersonId, product, after, live }: Proposed): EffectOf<'ask-review'> {
  return {
    type: 'ask-review',
    caseId: product.caseId!,
    subject: 'product',
    subjectId: product.id,
    brandId,
    byPersonId,
    title: after.title,
    text: [after.about, after.category, after.comparedSource, ...after.skus.map(({ options }) => options)]
      .filter(Boolean)
      .join('\n'),
    findings: [],
    ...(live && { changes: changesOf(live, after) }),
    facts: {
      category: after.category,
      pictures: after.pictureUrls.length,
      pictureUrls: after.pictureUrls,
      prices: after.skus.map(({ id: skuId, options, code, priceFen, comparedFen }) => ({
        label: options || code,
        skuId,
        priceFen,
        comparedFen,
        comparedSource: after.comparedSource,
        ...(after.comparedOn && { comparedAt: after.comparedOn }),
      })),
    },
  }
}

const changesOf = (live: Snapshot, after: Snapshot) =>
  cellsBetween(live, after).map(({ field, sku, before, after: now }) => ({
    field: sku === null ? CELLS[field] : `${CELLS[field]}（${sku}）`,
    before,
    after: now,
  }))
