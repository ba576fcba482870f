import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { insertPictures, keptAddresses } from './import-picture-store'
import type { ImportKey } from './import-store'
import type { Line } from './lines'
import type { Writes } from './write-service'

/** A picture that was fetched before is known by our own address: the same goods again change nothing. */
export async function withKeptPictures(sql: Sql, brandId: Id, lines: readonly Line[]): Promise<Line[]> {
  const urls = lines.flatMap(({ skuPicture, product }) => [skuPicture ?? [], product?.pictureUrls ?? []].flat())
  const kept = await keptAddresses(sql, brandId, [...new Set(urls)])
  if (kept.size === 0) return [...lines]
  const known = (url: string) => kept.get(url) ?? url
  return lines.map((line) => ({
    ...line,
    skuPicture: line.skuPicture === null ? null : known(line.skuPicture),
    product: line.product && { ...line.product, pictureUrls: line.product.pictureUrls?.map(known) ?? null },
  }))
}

/** Pictures that lie elsewhere are fetched later; `of` is the list that says what became of them. */
export async function fetchLater(sql: Sql, of: ImportKey, writes: Writes): Promise<void> {
  const pictures = picturesOf(writes)
  if (pictures.length > 0) await insertPictures(sql, of, pictures)
}

/** What machines name has no file: it stands on one list of the brand, whichever key it came with. */
export const listOfMachines = (brandId: Id): ImportKey => ({ brandId, id: brandId })

const isElsewhere = (url: string): boolean => /^https?:\/\//i.test(url)

function picturesOf({ products, skusChanged, skusNew }: Writes): { productId: Id; url: string }[] {
  const ofProducts = products.flatMap(({ id, pictureUrls }) => pictureUrls.map((url) => ({ productId: id, url })))
  const ofSkus = [...skusChanged, ...skusNew].map(({ productId, pictureUrl }) => ({ productId, url: pictureUrl }))
  const found = [...ofProducts, ...ofSkus].filter(({ url }) => isElsewhere(url))
  return [...new Map(found.map((one) => [`${one.productId} ${one.url}`, one])).values()]
}
