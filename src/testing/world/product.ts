import type { Id } from '@/kernel/id'
import type { Fen } from '@/kernel/money'
import { idOf } from './ids'
import { picturesOf } from './pictures'

export interface Product {
  readonly id: Id
  readonly handle: string
  readonly title: string
  readonly about: string
  readonly category: string
  readonly shipsInDays: number
  readonly pictures: readonly string[]
  readonly skus: readonly Sku[]
}

export interface Sku {
  readonly id: Id
  readonly code: string
  readonly options: string
  readonly priceFen: Fen
  readonly stock: number
  /** The product's picture that shows this variant. */
  readonly picture: string
}

/** The last one says which picture of the product shows this variant, if not the first. */
type SkuLine = readonly [code: string, options: string, priceFen: Fen, stock: number, shown?: number]

type Said = Omit<Product, 'id' | 'skus' | 'pictures'>

export function product(n: number, of: Said, lines: readonly SkuLine[]): Product {
  const pictures = picturesOf(of.handle)
  const skus = lines.map(([code, options, priceFen, stock, shown = 1], at) => ({
    id: idOf(6, n * 100 + at + 1),
    code,
    options,
    priceFen,
    stock,
    picture: pictures[shown - 1] ?? pictures[0]!,
  }))
  return { ...of, id: idOf(5, n), pictures, skus }
}
