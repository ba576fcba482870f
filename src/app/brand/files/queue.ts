import type { Refused } from '@/app/call'

/** A file before it is sent: what was chosen, with a form of it that this device can show by itself. */
export interface ChosenFile {
  readonly name: string
  readonly bytes: number
  /** An address on this device; empty for what is no picture. */
  readonly preview: string
  readonly base64: () => Promise<string>
}

/** A file that is there. */
export interface ShownFile {
  readonly key: string
  readonly name: string
  /** Below the name: what it is, how large. */
  readonly note?: string
  /** Empty for what has no public address. */
  readonly url: string
  readonly isPicture: boolean
  /** Came up from this device just now. */
  readonly fresh?: boolean
  /** A private file can be opened by its id. */
  readonly fileId?: string
}

/** What a place has room for. */
export interface Room {
  readonly most: number
  /** Also PDFs, not only pictures. */
  readonly documents: boolean
}

/** A file on its way, or one that did not get there. */
export interface Uploading {
  readonly n: number
  readonly name: string
  readonly preview: string
  readonly state: 'waiting' | 'sending' | 'failed'
  readonly error: Pick<Refused, 'code' | 'facts'> | null
}

/** The server says the same; asking it first would only cost the time of the way. */
export const BYTES_MAX = 5 * 1024 * 1024

/** What the server would refuse by what can be seen from here. */
export const refusedAtOnce = ({ bytes }: Pick<ChosenFile, 'bytes'>): Uploading['error'] =>
  bytes > BYTES_MAX ? { code: 'too-large', facts: { bytes, bytesMax: BYTES_MAX } } : null

/** The same file would be refused again: only another one helps. */
const FOR_GOOD: readonly string[] = ['too-large', 'file-refused', 'bad-input', 'forbidden']
export const maySendAgain = (error: Uploading['error']): boolean => error !== null && !FOR_GOOD.includes(error.code)

export const isUnderWay = ({ state }: Uploading): boolean => state !== 'failed'
export const underWay = (list: readonly Uploading[]): number => list.filter(isUnderWay).length

/** How many of so many chosen files there is room for; those that failed hold no place. */
export function admitted(
  chosen: number,
  room: { readonly most: number; readonly kept: number; readonly going: number },
) {
  const into = Math.max(0, Math.min(chosen, room.most - room.kept - room.going))
  return { into, left: chosen - into }
}

/** What is to be sent next; one after the other, so that a slow line finishes one rather than none. */
export const nextOf = (list: readonly Uploading[]): Uploading | undefined =>
  list.some(({ state }) => state === 'sending') ? undefined : list.find(({ state }) => state === 'waiting')

export const set = (list: readonly Uploading[], n: number, part: Partial<Uploading>): readonly Uploading[] =>
  list.map((one) => (one.n === n ? { ...one, ...part } : one))

export const without = (list: readonly Uploading[], n: number): readonly Uploading[] =>
  list.filter((one) => one.n !== n)

/** The list with one of its things moved by so many places; it stays within. */
export function moved<T>(list: readonly T[], from: number, by: number): T[] {
  const to = Math.min(Math.max(from + by, 0), list.length - 1)
  const rest = list.filter((_, i) => i !== from)
  return [...rest.slice(0, to), list[from]!, ...rest.slice(to)]
}
