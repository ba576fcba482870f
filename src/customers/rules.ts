import { csvText } from '@/kernel/csv'
import { yuan } from '@/kernel/money'
import { chinaDay, HOUR, MINUTE, type Ms } from '@/kernel/time'

export const TAGS_MOST = 8
export const TAG_LONGEST = 12
/** A file stands open for as long as a lost answer may need, then a new reason is wanted. */
export const FILE_LASTS: Ms = 10 * MINUTE
export const EXPORTS_SPAN: Ms = HOUR
export const EXPORTS_MOST = 10
export const FILE_MOST = 2_000

export type TagProblem = 'empty' | 'too-long' | 'characters' | 'contact'

/** Spaces at the ends and runs of them are slips of the thumb. */
export const tidy = (tag: string): string => tag.normalize('NFC').trim().replace(/ +/g, ' ')

/**
 * What is wrong with a tag, or null. A tag is a word about buying, never a way to reach somebody: runs of digits as long as
 * a phone number are refused, however they are spaced.
 */
export function tagProblem(tag: string): TagProblem | null {
  if (tag === '') return 'empty'
  const characters = [...tag]
  if (characters.length > TAG_LONGEST) return 'too-long'
  if (/^[+-]/.test(tag) || characters.some(isBanned)) return 'characters'
  return /\d{7}/.test(tag.normalize('NFKC').replace(/[^0-9A-Za-z\u4e00-\u9fff]/g, '')) ? 'contact' : null
}

/** What ends a cell, begins a formula or a mark-up, or turns the direction of a line. */
const BANNED = new Set('<>"\'`=@＝＠|\\,;')

function isBanned(character: string): boolean {
  const code = character.codePointAt(0)!
  const hidden = code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0xfeff || code === 0xfffd
  const turns = (code >= 0x2028 && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)
  return hidden || turns || BANNED.has(character)
}

/** Tags after one wish; a refusal where the customer has too many already. */
export function withTag(tags: readonly string[], wish: { tag: string; on: boolean }): readonly string[] | 'too-large' {
  const others = tags.filter((tag) => tag !== wish.tag)
  if (!wish.on) return others
  if (others.length < tags.length) return tags
  return tags.length < TAGS_MOST ? [...tags, wish.tag] : 'too-large'
}

/** When the next export may be asked for: null means now. `before` are the times of the last ones, newest first. */
export function exportsAgainAt(before: readonly Ms[], now: Ms): Ms | null {
  const oldest = before[EXPORTS_MOST - 1]
  return oldest !== undefined && oldest + EXPORTS_SPAN > now ? oldest + EXPORTS_SPAN : null
}

export const isOpen = (exportedAt: Ms, now: Ms): boolean => now < exportedAt + FILE_LASTS

export interface FileLine {
  readonly name: string
  readonly orders: number
  readonly paidFen: number
  readonly commissionFen: number
  readonly lastAt: Ms
  readonly tags: readonly string[]
}

export function csvOf(columns: readonly string[], lines: readonly FileLine[]): string {
  const rows = lines.map((line) => [
    line.name,
    String(line.orders),
    yuan(line.paidFen),
    yuan(line.commissionFen),
    chinaDay(line.lastAt),
    line.tags.join('、'),
  ])
  return csvText([columns, ...rows])
}
