import type { Finding } from '@/kernel/effect'
import type { Fen } from '@/kernel/money'

/** What a brand says and asks for, as far as machines can judge it. */
export interface OfferText {
  readonly title: string
  readonly text: string
}

export interface OfferNumbers {
  readonly listPriceFen: Fen
  readonly priceFen: Fen
  readonly quota: number
}

/** Under 30 % of the list price a person looks: a slip of the pen, or a list price made up for the occasion (价格法 14). */
const PRICE_SHARE_MIN = 0.3
/** More units in one campaign than a brand of ours ever sold: probably a unit mixed up. */
const QUOTA_LOOK = 10_000
const QUOTA_BLOCK = 100_000

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

/** What machines find in an offer before a person looks. `block` keeps it from going live by itself. */
export function findings(offer: OfferText, numbers: readonly OfferNumbers[] = []): Finding[] {
  return [...textFindings(`${offer.title}\n${offer.text}`), ...numbers.flatMap(numberFindings)]
}

function textFindings(text: string): Finding[] {
  const plain = text.normalize('NFKC')
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

function numberFindings({ listPriceFen, priceFen, quota }: OfferNumbers): Finding[] {
  const found: Finding[] = []
  if (priceFen < listPriceFen * PRICE_SHARE_MIN) {
    found.push({ code: 'price-far-below-list', weight: 'block', facts: { listPriceFen, priceFen } })
  }
  if (quota > QUOTA_LOOK) {
    found.push({ code: 'quota-huge', weight: quota > QUOTA_BLOCK ? 'block' : 'note', facts: { quota } })
  }
  return found
}

/** The word with the character after it: "最好" says more to a reader than "最". */
const around = (text: string, match: RegExpExecArray): string =>
  text.slice(match.index, match.index + match[0].length + 1).trim()

/** Puts findings together, each code once; the heavier one of two stays. At most as many as a case may carry. */
export function mergeFindings(...lists: readonly (readonly Finding[])[]): Finding[] {
  const byCode = new Map<string, Finding>()
  for (const finding of lists.flat()) {
    const known = byCode.get(finding.code)
    if (!known || (known.weight === 'note' && finding.weight === 'block')) byCode.set(finding.code, finding)
  }
  return [...byCode.values()].slice(0, 50)
}

/** WeChat's content check (msgSecCheck v2): `pass`, `review` (a person should look) or `risky`, with its label. */
export interface Screening {
  readonly suggest: 'pass' | 'review' | 'risky'
  readonly label: number | string
}

export const screeningFindings = ({ suggest, label }: Screening): Finding[] =>
  suggest === 'pass' ? [] : [{ code: `wechat-${suggest}`, weight: 'block', facts: { label } }]

/** Harmless offers go live without a person. */
export const isHarmless = (found: readonly Finding[]): boolean => found.every(({ weight }) => weight !== 'block')
