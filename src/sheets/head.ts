import { refuse } from '@/kernel/result'
import { LIMITS } from './limits'
import { Unreadable } from './unreadable'

/** The beginning of a file, and all of it from there on. */
export interface Peeked {
  readonly head: Buffer
  /** Whether the head is already everything. */
  readonly isWhole: boolean
  readonly all: AsyncGenerator<Buffer, void, undefined>
}

const HEAD_BYTES = 64 * 1024
/** A head without a single letter outside ASCII says nothing of the encoding, so more is looked at. */
const HEAD_BYTES_MAX = 1024 * 1024

export async function peek(source: AsyncIterable<Uint8Array>): Promise<Peeked> {
  const pieces = source[Symbol.asyncIterator]()
  const seen: Buffer[] = []
  let bytes = 0
  let says = false
  let ended = false
  while (!ended && bytes < HEAD_BYTES_MAX && (bytes < HEAD_BYTES || !says)) {
    const next = await pieces.next()
    ended = next.done === true
    if (next.done) break
    const piece = asBuffer(next.value)
    seen.push(piece)
    bytes += piece.length
    says ||= !isAscii(piece)
  }
  const head = Buffer.concat(seen)
  return { head, isWhole: ended, all: allFrom(head, pieces) }
}

async function* allFrom(head: Buffer, pieces: AsyncIterator<Uint8Array>): Peeked['all'] {
  try {
    for (let at = 0; at < head.length; at += HEAD_BYTES) yield head.subarray(at, at + HEAD_BYTES)
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield asBuffer(next.value)
  } finally {
    await pieces.return?.()
  }
}

export async function* atMost(pieces: AsyncIterable<Buffer>, max = LIMITS.bytes): Peeked['all'] {
  let bytes = 0
  for await (const piece of pieces) {
    bytes += piece.length
    if (bytes > max) throw new Unreadable(refuse('too-large', { max, unit: 'bytes' }))
    yield piece
  }
}

const asBuffer = (piece: Uint8Array): Buffer => Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)

export const isAscii = (bytes: Uint8Array): boolean => {
  for (const byte of bytes) if (byte > 127) return false
  return true
}

export const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, i) => bytes[i] === byte)
