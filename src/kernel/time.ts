/** Times inside the house are milliseconds since the epoch; contracts speak ISO 8601. Nothing below the shells reads a clock. */
export type Ms = number

export const SECOND: Ms = 1_000
export const MINUTE: Ms = 60 * SECOND
export const HOUR: Ms = 60 * MINUTE
export const DAY: Ms = 24 * HOUR

/** China has one time zone without summer time, so its midnight needs no time-zone table. */
const CHINA_OFFSET: Ms = 8 * HOUR

export const iso = (at: Ms): string => new Date(at).toISOString()
export const fromIso = (text: string): Ms => Date.parse(text)

/** The first midnight in China after `at`: deadlines "from midnight after signing" start here. */
export function nextMidnight(at: Ms): Ms {
  return Math.floor((at + CHINA_OFFSET) / DAY + 1) * DAY - CHINA_OFFSET
}
