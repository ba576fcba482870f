/** What may be handed in; the first bytes decide, never a name. */
export type Handed = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif' | 'application/pdf'

/** What is handed in at most, and how many points a picture may have: decoding takes four bytes for each. */
export const BYTES_MAX = 5 * 1024 * 1024
export const POINTS_MAX = 25_000_000
/** The longest side of a picture that we keep. */
export const SIDE_MAX = 1_600

const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to))

export function sortOf(bytes: Uint8Array): Handed | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg'
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png'
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'image/webp'
  if (/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) return 'image/gif'
  return ascii(bytes, 0, 5) === '%PDF-' ? 'application/pdf' : null
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** A document that is cut off has no end. */
export const hasEnd = (pdf: Uint8Array): boolean =>
  ascii(pdf, Math.max(0, pdf.length - 1_024), pdf.length).includes('%%EOF')

/** The size that a picture's own head names, before anybody unpacks it; null where the head is broken. */
export function sizeOf(bytes: Uint8Array, sort: Handed): Size | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const size = readers[sort](view)
    return size && size.width > 0 && size.height > 0 ? size : null
  } catch (fault) {
    // The head ends before its size.
    if (fault instanceof RangeError) return null
    throw fault
  }
}

const readers: Readonly<Record<Handed, (view: DataView) => Size | null>> = {
  'image/png': (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  'image/gif': (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }),
  'image/webp': webpSize,
  'image/jpeg': (view) => {
    const at = frame(view)
    return at === null ? null : { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
  },
  'application/pdf': () => null,
}

const VP8 = 0x56503820
const VP8_LOSSLESS = 0x5650384c
const VP8_EXTENDED = 0x56503858

/** The three forms of WebP (RFC 9649 §2.5–2.7). */
function webpSize(view: DataView): Size | null {
  const form = view.getUint32(12)
  if (form === VP8) return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  if (form === VP8_LOSSLESS) {
    const bits = view.getUint32(21, true)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (form !== VP8_EXTENDED) return null
  return { width: threeBytes(view, 24) + 1, height: threeBytes(view, 27) + 1 }
}

const threeBytes = (view: DataView, at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16)

/** SOF0 to SOF15, without the tables that share their row (T.81 table B.1). */
const isFrame = (mark: number): boolean => mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark)
const SCAN = 0xda

/** Where a JPEG names its size; nothing of use comes after the scan. */
function frame(view: DataView): number | null {
  for (let at = 2; view.getUint8(at) === 0xff; ) {
    const mark = view.getUint8(at + 1)
    if (isFrame(mark)) return at
    if (mark === SCAN) return null
    at += mark === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return null
}

/** As large as it is, or as large as may be, with its sides in proportion. */
export function fitted({ width, height }: Size, most: number): Size {
  const scale = Math.min(1, most / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

export interface Room {
  readonly files: number
  readonly size: number
}

/** A brand's room: enough for ten thousand goods with pictures, an end for who never stops. */
export const ROOM: Room = { files: 20_000, size: 3_000_000_000 }

/** Which of these still find room, in their order; one that is too big does not keep a smaller one out. */
export function thatFit(used: Room, sizes: readonly number[], room: Room = ROOM): boolean[] {
  let { files, size } = used
  return sizes.map((own) => {
    if (files + 1 > room.files || size + own > room.size) return false
    files += 1
    size += own
    return true
  })
}

/** A name as it is shown and downloaded: no folders, no signs that steer a terminal or a header. */
export function tidyName(name: string, otherwise: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const plain = last.replace(/[\p{C}"<>|:*?]/gu, '').trim()
  return Array.from(plain).slice(0, 100).join('') || otherwise
}
