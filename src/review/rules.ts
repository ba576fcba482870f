import type { Finding, ProposedChange, ReviewSubject, Verdict } from '@/kernel/effect'
import type { Id } from '@/kernel/id'
import { DAY, type Ms } from '@/kernel/time'

/** What a brand says and asks for, as far as machines can judge it. */
export interface OfferText {
  readonly title: string
  readonly text: string
}

/**
 * Absolute words (广告法 9 (3)). 最 and 第一 have everyday uses that claim nothing (最近, 第一次), so those pass.
 */
const ABSOLUTE =
  /最(?![近后终初早晚迟少小长短多])|第一(?![次步天批章节个位季届期])|国家级|世界级|宇宙级|顶级|极品|顶尖|唯一|独一无二|绝无仅有|史上|万能|百分之百|100%|绝对|永久|销量冠军|全网低价|独家首发|国家免检|特供|驰名商标|王牌|零风险/

/** Effects of a medicine claimed for goods that are none (广告法 17). */
const MEDICAL =
  /治疗|治愈|根治|疗效|药效|药到病除|抗癌|防癌|抗肿瘤|降血压|降血糖|降血脂|降三高|消炎|杀菌消毒|祛病|包治|偏方|延年益寿|增强免疫力|提高免疫力|壮阳|处方/

/** Ways around the platform: who pays outside has no protection. */
const CONTACT = [
  /(?<!\d)1[3-9]\d{9}(?!\d)/,
  /(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)/,
  /(加|➕|\+)?(微信号?|薇信|威信|v信|vx|wechat|weixin)[::号]?\s*[a-z][\w-]{5,}/i,
  /QQ[群号]?[::]?\s*[1-9]\d{4,}/i,
  /加(我|客服|店主)?(微信|薇|V)/i,
  /https?:\/\/|www\.|(?<![\w.])[\w-]+\.(com|cn|net|top|shop|vip)(?!\w)/i,
  /[\w.+-]+@[\w-]+\.\w+/,
]

/** What machines find in words before a person looks. `block` keeps them from being shown by themselves. */
export function findings({ title, text }: OfferText): Finding[] {
  const plain = `${title}\n${text}`.normalize('NFKC')
  const found: Finding[] = []
  const absolute = ABSOLUTE.exec(plain)
  if (absolute) found.push({ code: 'absolute-word', weight: 'block', facts: { words: around(plain, absolute) } })
  const medical = MEDICAL.exec(plain)
  if (medical) found.push({ code: 'medical-claim', weight: 'block', facts: { words: medical[0] } })
  return [...found, ...contactFindings(plain)]
}

/**
 * All that our own machine finds in a buyer's words about goods: ways around the platform. "最好喝" is an opinion there and
 * no advertisement (广告法 2), and complaints are no fault.
 */
export function contactFindings(text: string): Finding[] {
  const plain = text.normalize('NFKC')
  const contact = CONTACT.map((pattern) => pattern.exec(plain)).find((match) => match !== null)
  return contact ? [{ code: 'contact-data', weight: 'block', facts: { words: contact[0].trim() } }] : []
}

/** The word with the character after it: "最好" says more to a reader than "最". */
const around = (text: string, match: RegExpExecArray): string =>
  text.slice(match.index, match.index + match[0].length + 1).trim()

/** Puts findings together, each once (papers: once a kind); the heavier of two stays. At most as many as a case may carry. */
export function mergeFindings(...lists: readonly (readonly Finding[])[]): Finding[] {
  const known = new Map<string, Finding>()
  for (const finding of lists.flat()) {
    const key = `${finding.code} ${finding.facts?.licence ?? ''}`
    const before = known.get(key)
    if (!before || (before.weight === 'note' && finding.weight === 'block')) known.set(key, finding)
  }
  // Blocking ones in front: who reads the list from the top reads what matters.
  return [...known.values()].sort((a, b) => Number(b.weight === 'block') - Number(a.weight === 'block')).slice(0, 50)
}

/** WeChat's content check (msgSecCheck v2): `pass`, `review` (a person should look) or `risky`, with its label. */
export interface Screening {
  readonly suggest: 'pass' | 'review' | 'risky'
  readonly label: number | string
}

export const screeningFindings = ({ suggest, label }: Screening): Finding[] =>
  suggest === 'pass' ? [] : [{ code: `wechat-${suggest}`, weight: 'block', facts: { label } }]

/** Harmless proposals pass without a person. */
export const isHarmless = (found: readonly Finding[]): boolean => found.every(({ weight }) => weight !== 'block')

/**
 * Written down with every decision of the machine, so that one made by older rules can be told from one by today's.
 * 1: words and prices of offers. 2: papers, pictures, compared prices, cost cards; goods, brands and papers themselves.
 * 3: category and title are judged each for itself.
 */
export const RULES_VERSION = 3

/** A brand's name or face, and papers, are compared with the original by a person, whatever machines say. */
export function ownFindings(subject: ReviewSubject, changes: readonly ProposedChange[]): Finding[] {
  if (subject === 'licence') return [{ code: 'paper-to-read', weight: 'block' }]
  const face = changes.filter(({ field }) => field === 'name' || field === 'logoUrl')
  return subject === 'brand' && face.length > 0
    ? [{ code: 'brand-face', weight: 'block', facts: { fields: face.map(({ field }) => field) } }]
    : []
}

/** Goods and offers wait a day at most, brands and papers three: that long a clerk can plan around. */
export const dueAfter = (subject: ReviewSubject): Ms => (subject === 'brand' || subject === 'licence' ? 3 * DAY : DAY)

/** Buyers' words can't be sent back for work: they are a buyer's own and are shown or not. */
export const verdictsFor = (subject: ReviewSubject): readonly Verdict[] =>
  subject === 'rating' || subject === 'rating-answer'
    ? ['accepted', 'declined']
    : ['accepted', 'needs-work', 'declined']

/** What WeChat reads in one request. */
export const READ_AT_ONCE = 2_500

export interface ToRead {
  readonly id: Id
  /** Words are read together only when they are one person's, at one place. */
  readonly reader: string
  /** In characters as WeChat counts them. */
  readonly length: number
}

/** Lays short texts together, in their order, as many as one request may carry. */
export function bundles(texts: readonly ToRead[], most = READ_AT_ONCE): Id[][] {
  const open = new Map<string, { ids: Id[]; left: number }>()
  const all: Id[][] = []
  for (const { id, reader, length } of texts) {
    // One more for the line break between two texts.
    const last = open.get(reader)
    if (last && last.left >= length + 1) {
      last.ids.push(id)
      last.left -= length + 1
    } else {
      const ids = [id]
      open.set(reader, { ids, left: most - length })
      all.push(ids)
    }
  }
  return all
}

/** Our own rules found nothing: WeChat only wanted a person to look. Many of these can be accepted in one go. */
export const isRoutine = (found: readonly Finding[]): boolean =>
  found.every(({ code, weight }) => weight !== 'block' || code === 'wechat-review')
