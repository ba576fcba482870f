import { LIMITS } from './limits'
import { type NumberFormat, numberFormat } from './number-format'
import { Allowance, broken } from './unreadable'
import { attribute, Gathered, walkXml } from './xml'
import { unpack, type ZipPart, zipParts } from './zip'

export interface Sheet {
  readonly name: string
  readonly part: ZipPart
  readonly isHidden: boolean
}

/** What cells of any sheet need to be read. */
export interface Workbook {
  readonly sheets: readonly Sheet[]
  readonly formats: readonly NumberFormat[]
  readonly shared: readonly string[]
  readonly from1904: boolean
}

/** One allowance for everything that a reading of a workbook unpacks. */
export const unpackAllowance = (): Allowance => new Allowance(LIMITS.unpackedBytes, () => broken('zip-bomb'))

/** The parts that lie beside the sheets (ECMA-376 part 1, 12.3); an archive without them is some other archive. */
export async function openWorkbook(bytes: Buffer): Promise<Workbook> {
  const parts = zipParts(bytes)
  const allowance = unpackAllowance()
  const read = async (name: string) => await relations(parts.get(name), allowance)
  const main = (await read('_rels/.rels')).find(({ type }) => type.endsWith('/officeDocument'))
  const path = main ? resolved('', main.target) : 'xl/workbook.xml'
  const workbook = parts.get(path)
  if (!workbook || !path.startsWith('xl/')) throw broken(parts.has('mimetype') ? 'is-ods' : 'is-zip')
  if (path.endsWith('.bin')) throw broken('is-xlsb')
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const links = await read(`${folder}_rels/${path.slice(folder.length)}.rels`)
  const partOf = (wanted: (link: Relation) => boolean) => {
    const link = links.find(wanted)
    return link && parts.get(resolved(folder, link.target))
  }
  const { named, from1904 } = await sheetNames(workbook, allowance)
  const sheets = named.flatMap(({ id, ...sheet }) => {
    const part = partOf((link) => link.id === id && link.type.endsWith('/worksheet'))
    return part ? [{ ...sheet, part }] : []
  })
  if (sheets.length === 0) throw broken('workbook-broken')
  return {
    sheets,
    from1904,
    formats: await cellFormats(
      partOf(({ type }) => type.endsWith('/styles')),
      allowance,
    ),
    shared: await sharedTexts(
      partOf(({ type }) => type.endsWith('/sharedStrings')),
      allowance,
    ),
  }
}

interface Relation {
  readonly id: string
  readonly type: string
  readonly target: string
}

async function relations(part: ZipPart | undefined, allowance: Allowance): Promise<Relation[]> {
  const found: Relation[] = []
  await walkPart(part, allowance, (name, attributes) => {
    if (name !== 'Relationship') return
    const [id, type, target] = ['Id', 'Type', 'Target'].map((one) => attribute(attributes, one) ?? '')
    found.push({ id: id!, type: type!, target: target! })
  })
  return found
}

/** Targets are relative to the folder of the part that names them, or to the root of the archive. */
function resolved(folder: string, target: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/').filter((step) => step !== '')
  for (const step of target.split('/').filter((step) => step !== '' && step !== '.')) {
    if (step === '..') steps.pop()
    else steps.push(step)
  }
  return steps.join('/')
}

async function sheetNames(part: ZipPart, allowance: Allowance) {
  const named: { name: string; id: string; isHidden: boolean }[] = []
  let from1904 = false
  await walkPart(part, allowance, (name, attributes) => {
    const isTrue = (what: string) => /^(?:1|true)$/.test(attribute(attributes, what) ?? '')
    if (name === 'workbookPr') from1904 = isTrue('date1904')
    if (name !== 'sheet') return
    const state = attribute(attributes, 'state') ?? 'visible'
    const id = /:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? ''
    named.push({ name: attribute(attributes, 'name') ?? '', id, isHidden: state !== 'visible' })
  })
  return { named, from1904 }
}

async function cellFormats(part: ZipPart | undefined, allowance: Allowance): Promise<NumberFormat[]> {
  const codes = new Map<number, string>()
  const ids: number[] = []
  let inCells = false
  await walkPart(part, allowance, (name, attributes) => {
    if (name === 'numFmt') {
      codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '')
    } else if (name === 'cellXfs') inCells = true
    else if (name === 'cellStyles') inCells = false
    else if (name === 'xf' && inCells) ids.push(Number(attribute(attributes, 'numFmtId') ?? 0))
  })
  return ids.map((id) => numberFormat(id, codes.get(id)))
}

/** Texts that cells share, in their order; how they sound (rPh) is no part of them. */
async function sharedTexts(part: ZipPart | undefined, allowance: Allowance): Promise<string[]> {
  const texts: string[] = []
  const room = new Allowance(LIMITS.sharedChars, () => broken('zip-bomb'))
  const text = new Gathered()
  let [inText, inSound] = [false, false]
  if (!part) return texts
  await walkXml(unpack(part, allowance), {
    open(name) {
      if (name === 'rPh') inSound = true
      else if (name === 't') inText = true
    },
    text(piece) {
      if (inText && !inSound) text.add(piece)
    },
    close(name) {
      if (name === 'rPh') inSound = false
      else if (name === 't') inText = false
      else if (name === 'si') {
        const whole = text.take()
        room.take(whole.length + 8)
        // A copy, so that a short text does not hold on to the long one that it was cut from.
        texts.push(Buffer.from(cleared(whole)).toString())
      }
    },
  })
  return texts
}

/** Characters that XML can't hold are written as _x000D_ (ECMA-376 part 1, 22.9.2.19). */
export const cleared = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text

async function walkPart(
  part: ZipPart | undefined,
  allowance: Allowance,
  open: (name: string, attributes: string) => void,
): Promise<void> {
  if (part) await walkXml(unpack(part, allowance), { open, text: () => undefined, close: () => undefined })
}
