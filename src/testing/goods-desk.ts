import { type Client, signIn } from './clients'
import { type Product, startProduct } from './product'
import { settleIn } from './settle-in'
import { ovi, wen } from './world'

export interface Sku {
  readonly id: string
  readonly code: string
  readonly priceFen: number
  readonly onHand: number
  readonly toShip: number
  readonly sellable: number
  readonly held: number
  readonly safety: number
}
export interface Detail {
  readonly id: string
  readonly title: string
  readonly about: string
  readonly version: number
  readonly status: string
  readonly pictureUrls: readonly string[]
  readonly skus: readonly Sku[]
}
interface Version {
  readonly version: number
  readonly status: string
  readonly by: string
  readonly source: string
  readonly reason: string
  readonly cells: readonly { field: string; before: string; after: string }[]
}
interface Plan {
  readonly id: string
  readonly counts: object
  readonly cells: readonly { before: string; after: string; guards: readonly string[]; problem: string | null }[]
}

/** The brand's goods in the hands of its clerk Wen, and Ovi who reviews them. */
export async function openGoodsDesk() {
  const product = await startProduct()
  await settleIn({ sql: product.sql, now: product.standin.now(), pictures: '/' })
  let clerk = await signIn(product.url, product.standin, wen)
  const operator = await signIn(product.url, product.standin, ovi)
  const ask = async <T>(call: string, input: Record<string, unknown>) =>
    (await clerk.ask<T>(`brand/catalogue.${call}`, input)).body
  return {
    product,
    clerk: (): Client => clerk,
    /** So much later everything that was due has happened, and the clerk is here again. */
    async later(ms: number): Promise<void> {
      await product.standin.advance(ms)
      await product.settle()
      clerk = await signIn(product.url, product.standin, wen)
    },
    detail: (productId: string) => ask<Detail>('product', { productId }),
    save: (input: object) => clerk.send<Record<string, never>>('brand/catalogue.saveProduct', input),
    versions: async (productId: string) => (await ask<{ items: Version[] }>('versions', { productId })).items,
    movements: async (skuId: string) => (await ask<{ items: Record<string, unknown>[] }>('movements', { skuId })).items,
    plan: async (productIds: readonly string[], edit: object) =>
      (await clerk.send<Plan>('brand/catalogue.planBulk', { productIds, edit, reason: '调价' })).body,
    apply: (changeSetId: string, agreed = false) => clerk.send('brand/catalogue.applyBulk', { changeSetId, agreed }),
    undo: (changeSetId: string, agreed = false) => clerk.send('brand/catalogue.undoBulk', { changeSetId, agreed }),
    review: () => review(product, operator),
  }
}
export type GoodsDesk = Awaited<ReturnType<typeof openGoodsDesk>>

/** A form as it was opened, with some of it changed. */
export const formOf = ({ skus, ...words }: Detail, some: object = {}) => ({
  ...words,
  skus: skus.map(({ id, code, priceFen, ...sku }) => ({ ...sku, id, code, priceFen })),
  ...some,
})

/** Whatever the machines leave open, a person accepts. */
async function review(product: Product, operator: Client): Promise<void> {
  await product.settle()
  const { body } = await operator.ask<{ items: { id: string }[] }>('operator/review.cases')
  if (body.items.length === 0) return
  const caseIds = body.items.map(({ id }) => id)
  const said = await operator.send('operator/review.decide', { caseIds, verdict: 'accepted' })
  if (said.status !== 200) throw new Error(JSON.stringify(said.body))
  await product.settle()
}
