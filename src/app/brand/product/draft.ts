import type { product, saveProduct } from '@/catalogue/goods-contract'
import type { AskOf, OutputOf } from '@/kernel/contract'
import { parseYuan, yuan } from '@/kernel/money'
import type { Problem } from '@/kernel/result'

export type Detail = OutputOf<typeof product>
export type Said = AskOf<typeof saveProduct>['product']

/** A SKU as the form holds it: plain texts until they are sent. */
export interface DraftSku {
  /** Of the row: a new one has no id yet. */
  readonly key: string
  readonly id?: string
  readonly code: string
  readonly options: string
  readonly price: string
  readonly compared: string
  readonly barcode: string
  readonly pictureUrl: string
  readonly units: string
}

export interface Draft {
  readonly handle: string
  readonly title: string
  readonly about: string
  readonly category: string
  readonly ships: string
  readonly pictureUrls: readonly string[]
  readonly comparedSource: string
  readonly comparedOn: string
  readonly skus: readonly DraftSku[]
}

export const emptySku = (key: string): DraftSku => ({
  key,
  code: '',
  options: '',
  price: '',
  compared: '',
  barcode: '',
  pictureUrl: '',
  units: '0',
})

export const emptyDraft: Draft = {
  handle: '',
  title: '',
  about: '',
  category: '',
  ships: '2',
  pictureUrls: [],
  comparedSource: '',
  comparedOn: '',
  skus: [emptySku('new-1')],
}

export const draftOf = ({ skus, shipsInDays, comparedOn, ...words }: Detail): Draft => ({
  ...words,
  ships: String(shipsInDays),
  comparedOn: comparedOn ?? '',
  skus: skus.map(({ priceFen, comparedFen, ...sku }) => ({
    ...sku,
    key: sku.id,
    price: yuan(priceFen),
    compared: comparedFen === null ? '' : yuan(comparedFen),
    units: '',
  })),
})

/** What the form would send, and what is not fit to be sent yet. */
export function saidOf(draft: Draft): { said: Said; problems: Problem[] } {
  const { ships, skus, comparedOn, pictureUrls, ...words } = draft
  const said: Said = {
    ...words,
    pictureUrls: [...pictureUrls],
    shipsInDays: wholeOf(ships) ?? 0,
    comparedOn: comparedOn === '' ? null : comparedOn,
    skus: skus.map(({ key: _, price, compared, units, ...sku }) => ({
      ...sku,
      priceFen: parseYuan(price) ?? 0,
      comparedFen: compared.trim() === '' ? null : (parseYuan(compared) ?? 0),
      ...(sku.id ? {} : { units: wholeOf(units) ?? 0 }),
    })),
  }
  return { said, problems: [...wordProblems(draft), ...skus.flatMap(skuProblems)] }
}

function wordProblems(draft: Draft): Problem[] {
  const missing = (['handle', 'title', 'category'] as const).filter((field) => draft[field].trim() === '')
  const days = wholeOf(draft.ships)
  return [
    ...missing.map((field) => ({ field, code: 'missing' })),
    ...(days === null || days < 1 || days > 330 ? [{ field: 'shipsInDays', code: 'not-days' }] : []),
  ]
}

function skuProblems({ id, code, price, compared, units }: DraftSku, i: number): Problem[] {
  const at = (field: string, problem: string): Problem => ({ field: `skus.${i}.${field}`, code: problem })
  return [
    ...(code.trim() === '' ? [at('code', 'missing')] : []),
    ...((parseYuan(price) ?? 0) > 0 ? [] : [at('priceFen', 'not-money')]),
    ...(compared.trim() === '' || (parseYuan(compared) ?? 0) > 0 ? [] : [at('comparedFen', 'not-money')]),
    ...(id || wholeOf(units) !== null ? [] : [at('units', 'not-units')]),
  ]
}

const wholeOf = (text: string): number | null => (/^\d{1,7}$/.test(text.trim()) ? Number(text) : null)

export const PICTURES_MOST = 12

/** The same file sent again has the same address. */
export const withPicture = (urls: readonly string[], url: string): readonly string[] =>
  urls.includes(url) || urls.length >= PICTURES_MOST ? urls : [...urls, url]

export const isLink = (text: string): boolean => /^(https?:\/\/[^\s"'<>]+|\/[^\s"'<>]+)$/i.test(text.trim())
