import type { Problem } from '@/kernel/result'
import { barcodeFault } from './barcode'
import { readCategory } from './categories'
import { CLEARED, type Cleared, emptied, unlessCleared } from './clearing'
import type { Columns, Field } from './fields'
import { type Line, type ProductFields, type RawLine, type ReadRow, withValue } from './lines'
import { type Reading, readDay, readDays, readPrice, readStock } from './numbers'
import { type IsOwnHost, pictureFault } from './picture-links'
import { isCrossedOut, PICTURES_MAX } from './rules'
import { type Say, speaker } from './speaker'
import { readStatus } from './status'

const PRODUCT_FIELDS: readonly Field[] = [
  ...(['title', 'about', 'about-short', 'category', 'type', 'ships', 'pictures', 'status'] as const),
  ...(['compared-source', 'compared-on'] as const),
]

/** Reads the rows of one product after another. */
export class ProductReader {
  private readonly say: Say
  private readonly productColumns: ReadonlySet<string>
  /** Pictures of the product at hand that are more than it may show, by the line that names them. */
  private surplus: ReadonlyMap<number, readonly string[]> = new Map()

  constructor(
    columns: Columns,
    private readonly isOwnHost: IsOwnHost,
  ) {
    this.say = speaker(columns)
    this.productColumns = new Set(PRODUCT_FIELDS.flatMap((field) => columns.names.get(field) ?? []))
  }

  product(group: readonly ReadRow[]): Line[] {
    const of = (part: ReadRow['part']) => group.filter((one) => one.part === part).map(({ raw }) => raw)
    const [parents, skus, pictures] = [of('product'), of('sku'), of('picture')]
    this.surplus = this.surplusOf(group.map(({ raw }) => raw))
    const lead = parents[0] ?? skus[0]
    const [ofProduct, own] = this.parted(lead?.problems ?? [])
    const fields = lead && this.fields([...parents, ...skus], pictures, ofProduct)
    const attached = [
      ...parents.map((raw) => this.parent(raw, { fields: raw === lead ? fields! : null, own, lead: lead!, skus })),
      ...pictures.map((raw) => this.attached(raw, [...raw.problems, ...this.pictureProblems(raw)])),
    ]
    const said = parents[0] ? { saidOn: parents[0].line } : {}
    const lines = skus.map((raw, i) => {
      const product = i === 0 ? { ...fields!, ...said } : null
      if (raw === lead) return this.sku(raw, product, own)
      const apart = i === 0 ? [] : this.contradictions(raw, skus[0]!)
      return this.sku(raw, product, [...raw.problems, ...apart, ...this.productCells(raw).problems])
    })
    return [...lines, ...attached.filter(({ problems }) => problems.length > 0)]
  }

  /** A faulty title on the first line is a fault of the product, not only of that line's SKU. */
  private parted(problems: readonly Problem[]): [Problem[], Problem[]] {
    const isOfProduct = ({ field }: Problem) => this.productColumns.has(field)
    return [problems.filter(isOfProduct), problems.filter((problem) => !isOfProduct(problem))]
  }

  sku(raw: RawLine, product: ProductFields | null, found: readonly Problem[]): Line {
    const problems = [...found]
    const number = <T>(field: Field, text: string | null, read: (text: string) => Reading<T>) =>
      this.valueOf({ field, text, read }, problems)
    const { price, compared } = raw.pricesIn ?? { price: 'price', compared: 'compared' }
    const priceFen = number(price, raw.price, readPrice)
    const comparedFen: number | Cleared | null =
      raw.compared === CLEARED ? CLEARED : number(compared, raw.compared, readPrice)
    const stock = number('stock', raw.stock, readStock)
    if (priceFen !== null && !isCrossedOut(unlessCleared(comparedFen), priceFen)) {
      problems.push(withValue(this.say(price, 'price-over-compared', { comparedFen, priceFen }), raw.price!))
    }
    const barcode = raw.barcode === null || raw.barcode === CLEARED ? null : barcodeFault(raw.barcode)
    if (barcode) {
      const { code, ...facts } = barcode
      problems.push(withValue({ ...this.say('barcode', code), ...facts }, raw.barcode!))
    }
    const picture =
      raw.skuPicture === null || raw.skuPicture === CLEARED ? null : pictureFault(raw.skuPicture, this.isOwnHost)
    if (picture) problems.push(withValue(this.say('sku-picture', picture), raw.skuPicture!))
    const { line, handle, sku, options } = raw
    const skuPicture = raw.skuPicture && emptied(raw.skuPicture)
    const code = barcode || raw.barcode === null ? null : emptied(raw.barcode)
    const said = { priceFen, comparedFen, stock, barcode: code, skuPicture, product, problems }
    return { line, handle, sku, options, ...said }
  }

  /** The line above variants: what is wrong with the product is named there, and variants there must be. */
  private parent(
    raw: RawLine,
    of: { fields: ProductFields | null; own: readonly Problem[]; lead: RawLine; skus: readonly RawLine[] },
  ): Line {
    const apart = () => [...raw.problems, ...this.contradictions(raw, of.lead), ...this.productCells(raw).problems]
    const found = of.fields ? [...of.fields.problems, ...of.own] : apart()
    const childless = of.skus.length === 0 ? [withValue(this.say('kind', 'no-variants'), 'variable')] : []
    return this.attached(raw, [...found, ...childless])
  }

  private attached({ line, handle }: RawLine, problems: readonly Problem[]): Line {
    const nothing = { sku: '', options: null, priceFen: null, comparedFen: null, stock: null, barcode: null }
    return { line, handle, ...nothing, skuPicture: null, product: null, problems, attached: true }
  }

  /** What is wrong with the first line is wrong with the product; what is wrong with another is named there. */
  private fields(said: readonly RawLine[], pictures: readonly RawLine[], found: readonly Problem[]): ProductFields {
    const read = said.map((raw) => this.productCells(raw))
    const one = <K extends keyof ProductCells>(what: K) => read.find((cells) => cells[what] !== null)?.[what] ?? null
    return {
      title: first(said, 'title'),
      about: first(said, 'about'),
      category: one('category'),
      shipsInDays: one('shipsInDays'),
      status: one('status'),
      comparedSource: first(said, 'comparedSource'),
      comparedOn: one('comparedOn'),
      pictureUrls: this.picturesOf([...said, ...pictures]),
      problems: [...found, ...read[0]!.problems],
    }
  }

  /** What a line says about its product in numbers and closed lists. */
  private productCells(raw: RawLine): ProductCells & { readonly problems: readonly Problem[] } {
    const problems: Problem[] = []
    const read = <T>(field: Field, text: string | null, reading: (text: string) => Reading<T>) =>
      this.valueOf({ field, text, read: reading }, problems)
    const category = read('category', raw.category, categoryReading)
    const shipsInDays = read('ships', raw.ships, readDays)
    const status = read('status', raw.status, readStatus)
    const comparedOn = raw.comparedOn === CLEARED ? CLEARED : read('compared-on', raw.comparedOn, readDay)
    return { category, shipsInDays, status, comparedOn, problems: [...problems, ...this.pictureProblems(raw)] }
  }

  private valueOf<T>(
    { field, text, read }: { field: Field; text: string | null; read: (text: string) => Reading<T> },
    problems: Problem[],
  ): T | null {
    if (text === null) return null
    const reading = read(text)
    if ('value' in reading) return reading.value
    problems.push(withValue(this.say(field, reading.code, reading.facts), text))
    return null
  }

  /** A later line may repeat what the first one says of the product, but not say something else. */
  private contradictions(raw: RawLine, lead: RawLine): Problem[] {
    return CONTRADICTED.filter(({ said }) => raw[said] !== null && lead[said] !== null && raw[said] !== lead[said]).map(
      ({ field, said }) => withValue(this.say(field, 'differs-from-first-line', { line: lead.line }), raw[said]!),
    )
  }

  private pictureProblems(raw: RawLine): Problem[] {
    const broken = raw.pictures.flatMap((url) => {
      const code = url === CLEARED ? null : pictureFault(url, this.isOwnHost)
      return code ? [withValue(this.say('pictures', code), url)] : []
    })
    const over = this.surplus.get(raw.line) ?? []
    const many = () => withValue(this.say('pictures', 'too-many-pictures', { max: PICTURES_MAX }), over.join(' '))
    return over.length > 0 ? [...broken, many()] : broken
  }

  private surplusOf(lines: readonly RawLine[]): Map<number, string[]> {
    const over = new Map<number, string[]>()
    for (const { line, url } of this.links(lines).slice(PICTURES_MAX)) over.set(line, [...(over.get(line) ?? []), url])
    return over
  }

  /** Links in the order of their positions, each once. */
  private links(lines: readonly RawLine[]): { line: number; url: string }[] {
    const placed = [...lines].sort((a, b) => place(a.position) - place(b.position) || a.line - b.line)
    const links = new Map<string, number>()
    for (const { line, pictures } of placed) {
      for (const url of pictures) if (!links.has(url) && this.isLink(url)) links.set(url, line)
    }
    return [...links].map(([url, line]) => ({ line, url }))
  }

  private isLink = (url: string): boolean => url !== CLEARED && pictureFault(url, this.isOwnHost) === null

  /** As many as a product may show; null when the file says nothing, none when it takes them away. */
  private picturesOf(lines: readonly RawLine[]): string[] | null {
    const links = this.links(lines).map(({ url }) => url)
    if (links.length > 0) return links.slice(0, PICTURES_MAX)
    return lines.some(({ pictures }) => pictures.includes(CLEARED)) ? [] : null
  }
}

type ProductCells = Pick<ProductFields, 'category' | 'shipsInDays' | 'status' | 'comparedOn'>
type ProductText = 'title' | 'about' | 'category' | 'ships' | 'comparedSource'

function first(lines: readonly RawLine[], field: ProductText): string | null {
  const said = lines.find((line) => line[field] !== null)?.[field] ?? null
  return said && emptied(said)
}

const CONTRADICTED = [
  { field: 'title', said: 'title' },
  { field: 'about', said: 'about' },
  { field: 'category', said: 'category' },
  { field: 'ships', said: 'ships' },
] as const satisfies readonly { field: Field; said: ProductText }[]

function categoryReading(text: string): Reading<string> {
  const read = readCategory(text)
  return 'category' in read ? { value: read.category } : read
}

const place = (position: number | undefined): number =>
  position === undefined || Number.isNaN(position)
    ? Number.MAX_SAFE_INTEGER
    : Math.min(position, Number.MAX_SAFE_INTEGER)
