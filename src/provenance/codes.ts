import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * A code on a label: 20 characters, ABCDE-FGHJK-MNPQR-STVWX. Seven name the run, three are the unit's serial behind a mask,
 * ten sign both. The secret of a run is its own, so nothing made with one brand's secret fits another's, and no unit needs
 * a row before somebody scans it. Fifty signed bits can’t be guessed: at ten thousand wrong codes a second, one hit takes
 * thousands of years.
 */
export interface Run {
  readonly brandId: string
  readonly batchId: string
  readonly mark: string
  readonly secret: Uint8Array
}

/** Base32 as people read it aloud (Crockford): no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const MARK = 7
const SERIAL = 3
const SIGNED = 10
export const CODE_LENGTH = MARK + SERIAL + SIGNED
/** Three characters of 32. */
const SERIALS = 32 ** SERIAL

export const newSecret = (): Uint8Array => randomBytes(32)
export const newMark = (): string => textOf(randomBytes(8)).slice(0, MARK)

export function codeOf(run: Run, serial: number): string {
  const signed = signatureOf(run, serial)
  return run.mark + lettersOf(serial ^ maskOf(run, signed)) + signed
}

/** The serial behind a code of this run, or null: another run, another brand, a typed mistake, a forgery. */
export function serialOf(run: Run, code: string, count: number): number | null {
  if (code.length !== CODE_LENGTH || !code.startsWith(run.mark)) return null
  const signed = code.slice(MARK + SERIAL)
  const serial = numberOf(code.slice(MARK, MARK + SERIAL)) ^ maskOf(run, signed)
  if (serial < 1 || serial > count) return null
  return timingSafeEqual(Buffer.from(signed), Buffer.from(signatureOf(run, serial))) ? serial : null
}

/** The run that a code names; null for what no label of ours ever said. */
export const markOf = (code: string): string | null =>
  code.length === CODE_LENGTH && [...code].every((sign) => ALPHABET.includes(sign)) ? code.slice(0, MARK) : null

/** As people type it: small letters, spaces, hyphens, and the letters that look like others. */
export const tidyCode = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0')

/** As it is printed. */
export const groupsOf = (code: string): string => code.replace(/.{5}(?=.)/g, '$&-')

/** Who scanned, as this run alone knows it: nobody can follow a person from one label to the next. */
export const fingerprint = ({ secret }: Run, who: string): string =>
  createHmac('sha256', secret).update(`who/${who}`).digest('base64url').slice(0, 22)

const digest = ({ secret }: Run, said: string): Buffer => createHmac('sha256', secret).update(said).digest()

const signatureOf = (run: Run, serial: number): string =>
  textOf(digest(run, `unit/${run.brandId}/${run.batchId}/${run.mark}/${serial}`)).slice(0, SIGNED)

/** Neighbours on a sheet don't look like neighbours, and no label tells how many were printed. */
const maskOf = (run: Run, signed: string): number => digest(run, `mask/${signed}`).readUInt16BE(0) % SERIALS

/** Five bits a character; what is left over at the end is dropped. */
function textOf(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)]).join('')
}

function lettersOf(n: number): string {
  return [n >> 10, (n >> 5) & 31, n & 31].map((five) => ALPHABET[five]).join('')
}

const numberOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 32 + ALPHABET.indexOf(letter), 0)
