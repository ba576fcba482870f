import { analyse } from 'chardet'
import iconv from 'iconv-lite'
import { isAscii, startsWith } from './head'
import type { Encoding } from './table'

/** The encoding of a text whose beginning is given. `knows` decides between encodings that both make sense of it. */
export function guessEncoding(head: Buffer, knows: (heading: string) => boolean): Encoding {
  return markedEncoding(head) ?? wideEncoding(head) ?? narrowEncoding(head, knows)
}

/** iconv-lite takes the byte-order mark away. */
export const decodeHead = (head: Buffer, encoding: Encoding): string => iconv.decode(head, encoding)

export async function* decode(
  pieces: AsyncIterable<Buffer>,
  encoding: Encoding,
): AsyncGenerator<string, void, undefined> {
  const decoder = iconv.getDecoder(encoding)
  for await (const piece of pieces) yield decoder.write(piece)
  yield decoder.end() ?? ''
}

function markedEncoding(head: Buffer): Encoding | null {
  if (startsWith(head, [0xef, 0xbb, 0xbf])) return 'UTF-8'
  if (startsWith(head, [0xff, 0xfe])) return 'UTF-16LE'
  if (startsWith(head, [0xfe, 0xff])) return 'UTF-16BE'
  return null
}

/** UTF-16 without a mark: every other byte of its delimiters, digits and line ends is zero. */
function wideEncoding(head: Buffer): Encoding | null {
  const start = head.subarray(0, 4096)
  const zeros = [0, 0]
  for (let i = 0; i < start.length; i++) if (start[i] === 0) zeros[i % 2]! += 1
  const enough = start.length / 20
  if (zeros[1]! > enough && zeros[0] === 0) return 'UTF-16LE'
  if (zeros[0]! > enough && zeros[1] === 0) return 'UTF-16BE'
  return null
}

function narrowEncoding(head: Buffer, knows: (heading: string) => boolean): Encoding {
  if (isUtf8(head)) return 'UTF-8'
  // On short texts the guess is as good as a coin, so a heading that we know counts for more.
  const guessed = analyse(head.subarray(0, 65_536)).flatMap(({ name }) =>
    name === 'GB18030' || name === 'Big5' ? [name] : [],
  )
  const candidates = [...new Set<Encoding>(['GB18030', ...guessed, 'Big5', 'windows-1252'])]
  const lines = head.subarray(0, 8192)
  const known = candidates.find((name) => hasKnownHeading(decodeHead(lines, name), knows))
  return known ?? candidates.find((name) => !cutEnd(decodeHead(head, name)).includes('\ufffd')) ?? 'GB18030'
}

const HEADING_LINES = 20

/** Headings in ASCII look the same in every encoding and decide nothing. */
const hasKnownHeading = (text: string, knows: (heading: string) => boolean): boolean =>
  text
    .split(/\r?\n|\r/, HEADING_LINES)
    .some((line) => line.split(/[,;\t]/).some((cell) => !isAscii(Buffer.from(cell)) && knows(cell.replace(/"/g, ''))))

/** The last letter of a head may be cut in two. */
const cutEnd = (text: string): string => text.slice(0, -4)

function isUtf8(head: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    return false
  }
}
