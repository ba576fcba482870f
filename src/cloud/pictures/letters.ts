import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import { letterFile, SIGNS_FILE, WEIGHTS } from './letter-files'

/** A name of our own: fonts of the machine must not stand in, or pictures would differ from machine to machine. */
export const FAMILY = 'Yuantuan Sans'

/** A deployed function carries its few files beside it; elsewhere they lie in the package. */
function folder(): string {
  const own = join(__dirname, 'letters')
  return existsSync(own) ? own : join(dirname(require.resolve('@fontsource/noto-sans-sc/package.json')), 'files')
}

let known: ReadonlySet<number> | null = null

/** Once per process; 0.1 s. */
export function loadLetters(): void {
  if (known) return
  for (const weight of WEIGHTS) {
    GlobalFonts.registerFromPath(join(folder(), letterFile(weight)), FAMILY)
  }
  known = signsOf(readFileSync(join(folder(), SIGNS_FILE)))
}

/** Unwraps every weight, which the first picture would otherwise wait for; between two of them others get their turn. */
export async function warmLetters(): Promise<void> {
  loadLetters()
  const ctx = createCanvas(1, 1).getContext('2d')
  for (const weight of WEIGHTS) {
    await new Promise((turn) => setImmediate(turn))
    ctx.font = `${weight} 20px "${FAMILY}"`
    ctx.fillText('愿', 0, 0)
  }
}

/** Signs that our letters lack (emoji, foreign scripts) are left out: a row of empty boxes sells nothing. */
export function drawable(text: string): string {
  loadLetters()
  const kept = Array.from(text).filter((sign) => known!.has(sign.codePointAt(0)!))
  return kept.join('').replace(/\s+/g, ' ').trim()
}

/** The signs of a WOFF file: its `cmap` table, format 4 (WOFF 1.0 §4, OpenType cmap). */
function signsOf(file: Buffer): ReadonlySet<number> {
  const table = tableOf(file, 'cmap')
  const signs = new Set<number>()
  for (let n = 0; n < table.readUInt16BE(2); n += 1) {
    const at = table.readUInt32BE(4 + 8 * n + 4)
    if (table.readUInt16BE(at) === 4) addSegments(table, at, signs)
  }
  if (signs.size === 0) throw new Error('the letters have no list of their signs')
  return signs
}

/** Ends the list of segments. */
const NO_SIGN = 0xffff
const ENTRY = 20
const HEADER = 44

function tableOf(file: Buffer, name: string): Buffer {
  for (let n = 0; n < file.readUInt16BE(12); n += 1) {
    const at = HEADER + ENTRY * n
    if (file.toString('latin1', at, at + 4) !== name) continue
    const [start, packed, full] = [4, 8, 12].map((more) => file.readUInt32BE(at + more)) as [number, number, number]
    const bytes = file.subarray(start, start + packed)
    return packed < full ? inflateSync(bytes) : bytes
  }
  throw new Error(`the letters have no table ${name}`)
}

function addSegments(table: Buffer, at: number, signs: Set<number>): void {
  const twice = table.readUInt16BE(at + 6)
  for (let n = 0; n < twice; n += 2) {
    const [first, last] = [table.readUInt16BE(at + 16 + twice + n), table.readUInt16BE(at + 14 + n)]
    for (let sign = first; sign <= last && sign < NO_SIGN; sign += 1) signs.add(sign)
  }
}
