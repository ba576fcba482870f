/** Times inside the house are milliseconds since the epoch; contracts speak ISO 8601. Nothing below the shells reads a clock. */
export type Ms = number

export const SECOND: Ms = 1_000
export const MINUTE: Ms = 60 * SECOND
export const HOUR: Ms = 60 * MINUTE
export const DAY: Ms = 24 * HOUR

/** China has one time zone without summer time, so its midnight needs no time-zone table. */
const CHINA_OFFSET: Ms = 8 * HOUR

const WRITTEN_MOST = 500
const written = new Map<Ms, string>()

/** A batch writes the same few moments into hundreds of rows, so the last ones are kept. */
export function iso(at: Ms): string {
  const known = written.get(at)
  if (known) return known
  if (written.size === WRITTEN_MOST) written.clear()
  const text = new Date(at).toISOString()
  written.set(at, text)
  return text
}
export const fromIso = (text: string): Ms => Date.parse(text)

/** The month in China, as reports name it: 2026-11. */
export const chinaMonth = (at: Ms): string => iso(at + CHINA_OFFSET).slice(0, 7)

/** 2026-11-24, the day it is in China: days of a desk are days there, wherever server and reader are. */
export const chinaDay = (at: Ms): string => iso(at + CHINA_OFFSET).slice(0, 10)

/** 11月24日 18:30 in China, for sentences that name a moment. */
export function chinaClock(at: Ms): string {
  const [, month, date, clock] = /-(\d\d)-(\d\d)T(\d\d:\d\d)/.exec(iso(at + CHINA_OFFSET))!
  return `${Number(month)}月${Number(date)}日 ${clock}`
}

/** The first midnight in China after `at`: deadlines "from midnight after signing" start here. */
export function nextMidnight(at: Ms): Ms {
  return Math.floor((at + CHINA_OFFSET) / DAY + 1) * DAY - CHINA_OFFSET
}
