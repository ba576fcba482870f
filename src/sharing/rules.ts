import { type Fen, yuan } from '@/kernel/money'
import { DAY, type Ms } from '@/kernel/time'

/** The last card opened within this time decides whose sale it is. */
export const CREDIT_LASTS: Ms = 7 * DAY

/** The page that every card opens; WeChat takes it without a leading slash for codes, with one for chats. */
export const CARD_PAGE = 'consumer/campaign/index'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
export const CODE_LENGTH = 10
/** Enough bytes that running out of usable ones never happens: 10 of 64, each usable with 97 %. */
export const CODE_BYTES = 64

/**
 * A share code from random bytes. Bytes of 248 and more are passed over, so that every character is equally likely.
 * Ten characters of 62 can't be guessed and fit the 32 of a mini-program code's scene (wxacode.getUnlimited).
 */
export function codeFrom(bytes: Uint8Array): string {
  const usable = [...bytes].filter((byte) => byte < 248).slice(0, CODE_LENGTH)
  if (usable.length < CODE_LENGTH) throw new Error('too few random bytes for a share code')
  return usable.map((byte) => ALPHABET[byte % 62]).join('')
}

/** For chats: onShareAppMessage takes a path with a leading slash. */
export const cardPath = (code: string): string => `/${CARD_PAGE}?s=${code}`

/** For Moments: onShareTimeline takes no path, only the query of the page that is open. */
export const cardQuery = (code: string): string => `s=${code}`

/** For mini-program codes: `scene` is the code itself, and arrives as `?scene=`. */
export const cardScene = (code: string): string => code

/** The price first, then the goods: what a thumb sees in a chat. */
export const cardTitle = (title: string, priceFen: Fen): string => `¥${yuan(priceFen)} ${title}`

/** A device is known by what the app made up for it; anything else can't be stored and earns no credit. */
export const isVisitorId = (visitorId: string): boolean => visitorId.length >= 8 && visitorId.length <= 64

/** How posters may look; a design of each lies with the server that draws them. */
export const POSTERS = ['paper', 'bold', 'photo'] as const

/** Counts up when drawn pictures change their look: their addresses are kept for ever. */
export const LOOK = 1

/** Where a drawn picture lies: an address without a host, for whoever shows it knows ours. */
export const picturePath = (sort: string, drawn: string): string => `/pictures/${sort}/${drawn}.jpg`
