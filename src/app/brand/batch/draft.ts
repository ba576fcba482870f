import type { AskOf, OutputOf } from '@/kernel/contract'
import type { batch, saveBatch } from '@/provenance/contract'

type Batch = OutputOf<typeof batch>
export type DraftPaper = Batch['facts']['papers'][number]
export type Kind = DraftPaper['kind']

/** What stands in the form: texts as they were typed. */
export interface Draft {
  readonly productId: string
  readonly title: string
  readonly number: string
  readonly region: Batch['facts']['region']
  readonly place: string
  readonly madeOn: string
  readonly bestBefore: string
  readonly quantity: string
  readonly notes: string
  readonly papers: readonly DraftPaper[]
}

export const EMPTY: Draft = {
  productId: '',
  title: '',
  number: '',
  region: '',
  place: '',
  madeOn: '',
  bestBefore: '',
  quantity: '',
  notes: '',
  papers: [],
}

export const draftOf = ({ productId, title, number, facts }: Batch): Draft => ({
  productId,
  title,
  number,
  ...facts,
  bestBefore: facts.bestBefore ?? '',
  quantity: facts.quantity === null ? '' : String(facts.quantity),
})

export function inputOf(draft: Draft, batchId: string | undefined): AskOf<typeof saveBatch> {
  const { productId, number, region, place, madeOn, bestBefore, quantity, notes, papers } = draft
  const facts = {
    region,
    place,
    madeOn: madeOn.trim(),
    bestBefore: bestBefore.trim() || null,
    quantity: /^\d{1,9}$/.test(quantity.trim()) && Number(quantity) > 0 ? Number(quantity) : null,
    notes,
    papers: papers.map(({ fileId, kind, title }) => ({ fileId, kind, title })),
  }
  return { ...(batchId ? { batchId } : {}), productId, number, facts }
}
