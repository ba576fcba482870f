import { pipeline, Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { type Allowance, broken } from './unreadable'

/** A part of an archive, where its bytes lie and how they are packed. */
export interface ZipPart {
  readonly name: string
  readonly stored: boolean
  readonly packed: Buffer
  readonly crc: number
}

const END_MARK = 0x06054b50
const ENTRY_MARK = 0x02014b50
const LOCAL_MARK = 0x04034b50
const END_BYTES = 22
const ENTRY_BYTES = 46
const LOCAL_BYTES = 30
const PARTS_MAX = 5_000
const LOCKED = 1
const STORED = 0
const DEFLATED = 8

/**
 * The parts of a ZIP archive, by its directory (PKWARE APPNOTE 4.3.12–4.3.16), which stands at the end: an archive that was
 * cut has none. Sizes in it only say where bytes lie, never how much comes out of them.
 */
export function zipParts(bytes: Buffer): ReadonlyMap<string, ZipPart> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + END_BYTES > bytes.length || bytes.readUInt32LE(end) !== END_MARK) throw broken('zip-cut')
  const count = bytes.readUInt16LE(end + 10)
  const parts = new Map<string, ZipPart>()
  let at = bytes.readUInt32LE(end + 16)
  for (let i = 0; i < Math.min(count, PARTS_MAX); i++) {
    if (at + ENTRY_BYTES > bytes.length || bytes.readUInt32LE(at) !== ENTRY_MARK) throw broken('zip-cut')
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place))
    const part = partAt(bytes, at, nameLength!)
    parts.set(part.name, part)
    at += ENTRY_BYTES + nameLength! + extraLength! + noteLength!
  }
  return parts
}

function partAt(bytes: Buffer, at: number, nameLength: number): ZipPart {
  const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)]
  const nameAt = at + ENTRY_BYTES
  const name = bytes.toString('utf8', nameAt, nameAt + nameLength).replaceAll('\\', '/')
  if ((flags & LOCKED) !== 0) throw broken('is-locked')
  if (method !== STORED && method !== DEFLATED) throw broken('workbook-broken')
  const { size, offset } = wideSizes(bytes, at, nameLength)
  if (offset + LOCAL_BYTES > bytes.length || bytes.readUInt32LE(offset) !== LOCAL_MARK) throw broken('zip-cut')
  const start = offset + LOCAL_BYTES + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  if (start + size > bytes.length) throw broken('zip-cut')
  return {
    name,
    stored: method === STORED,
    packed: bytes.subarray(start, start + size),
    crc: bytes.readUInt32LE(at + 16),
  }
}

const WIDE = 0xffffffff

/** Some writers put every size into the 64-bit extra field, however small it is (APPNOTE 4.5.3). */
function wideSizes(bytes: Buffer, at: number, nameLength: number): { size: number; offset: number } {
  const [size, unpacked, offset] = [20, 24, 42].map((place) => bytes.readUInt32LE(at + place)) as [
    number,
    number,
    number,
  ]
  if (size !== WIDE && offset !== WIDE) return { size, offset }
  const wide = extraField(bytes, at + ENTRY_BYTES + nameLength, bytes.readUInt16LE(at + 30))
  let place = unpacked === WIDE ? 8 : 0
  const next = (narrow: number): number => {
    if (narrow !== WIDE) return narrow
    if (place + 8 > wide.length) throw broken('zip-cut')
    place += 8
    return Number(wide.readBigUInt64LE(place - 8))
  }
  return { size: next(size), offset: next(offset) }
}

function extraField(bytes: Buffer, start: number, length: number): Buffer {
  for (let at = start; at + 4 <= Math.min(start + length, bytes.length); at += 4 + bytes.readUInt16LE(at + 2)) {
    if (bytes.readUInt16LE(at) === 1) return bytes.subarray(at + 4, at + 4 + bytes.readUInt16LE(at + 2))
  }
  return Buffer.alloc(0)
}

const PIECE = 64 * 1024

/** A part unpacked piece by piece; the allowance ends it where more comes out than anybody needs. */
export async function* unpack(part: ZipPart, allowance: Allowance): AsyncGenerator<Buffer, void, undefined> {
  let crc = 0
  for await (const piece of part.stored ? piecesOf(part.packed) : inflated(part.packed)) {
    allowance.take(piece.length)
    crc = crc32(piece, crc)
    yield piece
  }
  if (crc !== part.crc) throw broken('workbook-broken')
}

async function* inflated(packed: Buffer): AsyncGenerator<Buffer, void, undefined> {
  const inflate = createInflateRaw()
  pipeline(Readable.from(piecesOf(packed)), inflate, () => undefined)
  try {
    for await (const piece of inflate) yield piece as Buffer
  } catch (error) {
    if (String((error as NodeJS.ErrnoException).code).startsWith('Z_')) throw broken('workbook-broken')
    throw error
  }
}

function* piecesOf(bytes: Buffer): Generator<Buffer, void, undefined> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE)
}
