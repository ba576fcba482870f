import type { Problem } from '@/kernel/result'
import type { Ms } from '@/kernel/time'

/** Provinces and what stands beside them: coarse enough that nobody is found by one. */
export const REGIONS = [
  ...['北京', '天津', '河北', '山西', '内蒙古', '辽宁', '吉林', '黑龙江', '上海', '江苏', '浙江', '安徽', '福建'],
  ...['江西', '山东', '河南', '湖北', '湖南', '广东', '广西', '海南', '重庆', '四川', '贵州', '云南', '西藏', '陕西'],
  ...['甘肃', '青海', '宁夏', '新疆', '香港', '澳门', '台湾'],
] as const

/** What a paper is; `photo` is the only one that must be a picture. */
export const PAPER_KINDS = ['test-report', 'certificate', 'origin-proof', 'photo'] as const
export type PaperKind = (typeof PAPER_KINDS)[number]

export interface Paper {
  readonly fileId: string
  readonly kind: PaperKind
  readonly title: string
}

/** Days are days in China, as they stand on the package: 2026-04-08. */
export interface BatchFacts {
  readonly region: string
  readonly place: string
  readonly madeOn: string
  readonly bestBefore: string | null
  /** Units made. */
  readonly quantity: number | null
  readonly notes: string
  readonly papers: readonly Paper[]
}

interface BatchCheck {
  /** Today in China. */
  readonly today: string
  /** Files of the brand that the papers name: type by id. */
  readonly types: ReadonlyMap<string, string>
}

/** What is wrong with a batch before anybody else sees it; nothing missing is ever filled in. */
export function batchProblems(facts: BatchFacts, { today, types }: BatchCheck): Problem[] {
  const papers = facts.papers.flatMap(({ fileId, kind }, i): Problem[] => {
    const type = types.get(fileId)
    if (!type) return [{ field: `papers.${i}`, code: 'file-missing' }]
    return kind === 'photo' && type === 'application/pdf' ? [{ field: `papers.${i}`, code: 'not-a-picture' }] : []
  })
  const own: Problem[] = []
  if (facts.place === '') own.push({ field: 'place', code: 'missing' })
  if (facts.region === '') own.push({ field: 'region', code: 'missing' })
  if (facts.madeOn === '') own.push({ field: 'madeOn', code: 'missing' })
  else if (facts.madeOn > today) own.push({ field: 'madeOn', code: 'in-the-future' })
  if (facts.bestBefore !== null && facts.bestBefore <= facts.madeOn)
    own.push({ field: 'bestBefore', code: 'before-made' })
  return [...own, ...papers]
}

/** Whether a day is one of the calendar: 2026-02-30 is not. */
export function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

/** What a scan tells whoever holds the goods. */
export type Verdict = 'first' | 'mine' | 'long-ago' | 'again' | 'many' | 'voided' | 'not-ours'

/** As many different people don't hand one tin around: a label that was copied. */
export const MANY_PEOPLE = 5

interface UnitFacts {
  /** This very scan was the first one. */
  readonly isFirst: boolean
  /** Whoever scans now has also scanned first. */
  readonly isMine: boolean
  /** So long ago that nobody knows any more who it was. */
  readonly isForgotten: boolean
  /** Different people or devices so far, this one included. */
  readonly people: number
}

export function verdictOf({ isFirst, isMine, isForgotten, people }: UnitFacts): Verdict {
  if (isFirst) return 'first'
  if (people >= MANY_PEOPLE) return 'many'
  if (people > 1) return 'again'
  return isForgotten ? 'long-ago' : isMine ? 'mine' : 'again'
}

/** Wrong codes that one person or device may try in this time; then no code is looked at until it is over. */
export const MISSES_MAX = 20
export const MISS_WINDOW: Ms = 10 * 60_000

/** How long the fingerprints of those who scanned are kept. */
export const SCANS_KEPT: Ms = 180 * 86_400_000
