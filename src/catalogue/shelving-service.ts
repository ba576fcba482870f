import type { InputOf, OutputOf } from '@/kernel/contract'
import type { Effect, EffectOf } from '@/kernel/effect'
import type { Id } from '@/kernel/id'
import { refuse } from '@/kernel/result'
import type { CommandService, Context, Outcome } from '@/kernel/service'
import type * as contract from './contract'
import { restored } from './restore'
import { inChunks } from './rules'
import type { ProductNow, Snapshot } from './snapshot'
import { standingDecided } from './standing'
import * as store from './store'
import { planned, save, writeCatalogue } from './write-service'
import { isLastDecision, snapshotsOf } from './write-store'

type Shelved = OutputOf<typeof contract.shelve>

/** All of the named products or none: a name that is not this brand's is a mistake, not half a success. */
export const shelve: CommandService<InputOf<typeof contract.shelve>, Shelved> = async (context, asked) => {
  const outcomes: Outcome<Shelved>[] = []
  for (const { input, by } of asked) {
    const productIds = [...new Set(input.productIds)]
    // An import in the same moment would write the status it read before.
    await store.lockBrand(context.sql, by.brandId)
    const known = await store.productsById(context.sql, by.brandId, productIds)
    if (known.length < productIds.length) outcomes.push(refuse('not-found'))
    else {
      const wish = WISHES[input.status]
      const moving = known.filter(({ status }) => isNews(status, wish))
      const why = {
        brandId: by.brandId,
        actorId: by.personId,
        source: 'edit',
        sourceId: null,
        reason: input.reason,
      } as const
      const products = moving.map((product) => ({ ...product, wish }))
      const effects = await writeCatalogue(context, why, { products, skusChanged: [], skusNew: [], stock: [] })
      outcomes.push({ answer: { changed: moving.length }, effects })
    }
  }
  return outcomes
}

const WISHES = { live: 'hand-in', draft: 'take-back', withdrawn: 'withdraw' } as const

function isNews(status: ProductNow['status'], wish: (typeof WISHES)[keyof typeof WISHES]): boolean {
  if (wish === 'withdraw') return status !== 'withdrawn'
  return wish === 'take-back' ? status === 'in-review' : status === 'draft' || status === 'withdrawn'
}

type Decision = EffectOf<'review-decided'>

/** What the review said of goods. A case that was replaced or taken back meanwhile decides nothing any more. */
export async function decided(context: Context, effects: readonly Decision[]): Promise<Effect[]> {
  const byBrand = new Map<Id, Decision[]>()
  for (const effect of effects) byBrand.set(effect.brandId, [...(byBrand.get(effect.brandId) ?? []), effect])
  for (const [brandId, list] of [...byBrand].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await store.lockBrand(context.sql, brandId)
    for (const part of inChunks(list)) await planned(context, part.length, () => decideOf(context, brandId, part))
  }
  return []
}

async function decideOf(context: Context, brandId: Id, list: readonly Decision[]): Promise<void> {
  const said = new Map(list.map((one) => [one.subjectId, one]))
  const known = await store.productsById(context.sql, brandId, [...said.keys()])
  const open = known.filter(({ id, status, caseId }) => status === 'in-review' && caseId === said.get(id)!.caseId)
  const lasts = await whatWasLive(
    context,
    brandId,
    open.filter(({ id }) => said.get(id)!.verdict === 'declined'),
  )
  const skus = await store.loadSkus(context.sql, brandId, { codes: [], productIds: [...lasts.keys()] })
  for (const same of alike(open, said)) {
    const { verdict, reason, byPersonId } = said.get(same[0]!.id)!
    const rows = same.map((product) => {
      const last = lasts.get(product.id)
      const back = last ? restored(last, product, skus) : { product, skusChanged: [] }
      return { ...back, product: standingAt(back.product, standingDecided(verdict, last !== undefined), reason) }
    })
    const sourceIds = new Map(same.map(({ id, caseId }) => [id, caseId!]))
    const writing = {
      brandId,
      now: context.now,
      actorId: byPersonId,
      source: 'review',
      sourceId: null,
      sourceIds,
      reason,
    } as const
    const skusChanged = rows.flatMap((row) => row.skusChanged)
    await save(context, writing, { products: rows.map(({ product }) => product), skusChanged, skusNew: [], stock: [] })
  }
}

/**
 * Goods that were refused wait for a decision again; answers those that do. Where somebody has written since, or older
 * words are back on the shelf, there is nothing left to decide about.
 */
export async function reopened(context: Context, effects: readonly EffectOf<'review-reopened'>[]): Promise<Id[]> {
  const done: Id[] = []
  for (const { brandId, subjectId, caseId, byPersonId } of effects) {
    await store.lockBrand(context.sql, brandId)
    const [product] = await store.productsById(context.sql, brandId, [subjectId])
    const untouched = product && (await isLastDecision(context.sql, { brandId, caseId, product }))
    if (!untouched || (product.status !== 'draft' && product.status !== 'withdrawn')) continue
    const again = { ...product, status: 'in-review' as const, version: product.version + 1, caseId, reviewReason: '' }
    const writing = { brandId, now: context.now, actorId: byPersonId, source: 'review', sourceId: caseId } as const
    await save(context, { ...writing, reason: '' }, { products: [again], skusChanged: [], skusNew: [], stock: [] })
    done.push(subjectId)
  }
  return done
}

/** Decisions that say the same of many products are written together. */
function alike(products: readonly ProductNow[], said: ReadonlyMap<Id, Decision>): ProductNow[][] {
  const groups = new Map<string, ProductNow[]>()
  for (const product of products) {
    const { verdict, reason, byPersonId } = said.get(product.id)!
    const key = JSON.stringify([verdict, reason, byPersonId])
    groups.set(key, [...(groups.get(key) ?? []), product])
  }
  return [...groups.values()]
}

async function whatWasLive({ sql }: Context, brandId: Id, products: readonly ProductNow[]): Promise<Map<Id, Snapshot>> {
  const asked = products.flatMap(({ id, liveVersion }) => (liveVersion === null ? [] : [{ id, version: liveVersion }]))
  return snapshotsOf(sql, brandId, asked)
}

function standingAt(product: ProductNow, status: ProductNow['status'], reason: string): ProductNow {
  const version = product.version + 1
  const liveVersion = status === 'live' ? version : product.liveVersion
  return { ...product, status, version, liveVersion, caseId: null, reviewReason: reason }
}
