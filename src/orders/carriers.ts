/** A carrier that WeChat's shipping service knows: `code` is its delivery_id there (WX 获取运力 id 列表). */
export interface Carrier {
  readonly code: string
  readonly name: string
  readonly short: string
  /** What clerks and other systems write instead, in capitals. */
  readonly also: readonly string[]
  /** How its numbers look, as printed on its labels; carriers add new ones, so a clerk may insist. */
  readonly pattern: RegExp
  readonly sample: string
}

/** The closed list, most used first. */
export const carriers: readonly Carrier[] = [
  carrier(['SF', '顺丰速运', '顺丰'], {
    pattern: /^(SF\d{10,15}|\d{12})$/,
    sample: 'SF1234567890123',
    also: ['顺丰快递', 'SFEXPRESS'],
  }),
  carrier(['ZTO', '中通快递', '中通'], {
    pattern: /^(7\d{11,14}|[468]\d{13}|2\d{11,13}|3\d{14}|ZT\d{12,13})$/,
    sample: '78123456789012',
    also: ['中通速递', 'ZHONGTONG'],
  }),
  carrier(['YTO', '圆通速递', '圆通'], {
    pattern: /^(YT\d{12,16}|[A-Z]\d{9,11}|[1-9]\d{9,17})$/,
    sample: 'YT1234567890123',
    also: ['圆通快递', '圆通', 'YUANTONG'],
  }),
  carrier(['STO', '申通快递', '申通'], {
    pattern: /^(77\d{11,13}|[2-8]\d{11,14}|STO\d{10,13})$/,
    sample: '773123456789012',
    also: ['申通', 'SHENTONG'],
  }),
  carrier(['YD', '韵达速递', '韵达'], {
    pattern: /^([1-9]\d{12}|[34]\d{14}|YD\d{12,13})$/,
    sample: '431234567890123',
    also: ['韵达快递', '韵达快运', 'YUNDA'],
  }),
  carrier(['JTSD', '极兔速递', '极兔'], {
    pattern: /^(JT\d{12,14}|UT\d{12,14})$/,
    sample: 'JT1234567890123',
    also: ['极兔快递', 'JT', 'J&T'],
  }),
  carrier(['JD', '京东物流', '京东'], {
    pattern: /^(JD[0-9A-Z]{11,18}|V[A-Z]\d{10,13}|\d{10,12})(-\d+-\d+-)?$/,
    sample: 'JD0012345678901',
    also: ['京东快递', 'JDL', 'JINGDONG'],
  }),
  carrier(['YZPY', '邮政快递包裹', '邮政'], {
    pattern: /^(9\d{12}|[A-Z]{2}\d{9}CN|KA\d{11}|YZ\d{10,13})$/,
    sample: '9812345678901',
    also: ['邮政包裹', '中国邮政', '邮政快递', 'YOUZHENG', 'CHINAPOST'],
  }),
  carrier(['EMS', 'EMS', 'EMS'], {
    pattern: /^(1\d{12}|[A-Z]{2}\d{9}[A-Z]{2}|5\d{12})$/,
    sample: '1234567890123',
    also: ['邮政EMS', '特快专递', '邮政特快', '中国邮政速递物流', '邮政速递物流'],
  }),
  carrier(['DBL', '德邦快递', '德邦'], {
    pattern: /^(DPK\d{9,13}|\d{8,10})$/,
    sample: 'DPK123456789012',
    also: ['德邦物流', '德邦', 'DEPPON', 'DBKD'],
  }),
]

type Marks = Pick<Carrier, 'pattern' | 'sample' | 'also'>

function carrier([code, name, short]: readonly [string, string, string], marks: Marks): Carrier {
  return { code, name, short, ...marks }
}

const plain = (written: string): string =>
  written
    .trim()
    .toUpperCase()
    .replace(/[\s（）()·]/g, '')

/** Clerks write "顺丰", "SF" or "顺丰快递" for 顺丰速运. */
export function carrierOf(written: string): Carrier | null {
  const asked = plain(written)
  return carriers.find((c) => namesOf(c).includes(asked)) ?? null
}

const namesOf = ({ code, name, short, also }: Carrier): string[] => [code, name, short, ...also].map(plain)

/** What somebody who wrote an unknown name may have meant: names that share most with it, at most three. */
export function nearestCarriers(written: string): Carrier[] {
  const asked = plain(written)
  if (asked === '') return []
  return carriers
    .map((carrier) => ({ carrier, near: Math.max(...namesOf(carrier).map((name) => sharedShare(name, asked))) }))
    .filter(({ near }) => near > 0.2)
    .sort((a, b) => b.near - a.near)
    .slice(0, 3)
    .map(({ carrier }) => carrier)
}

/** Words that nearly every carrier has in its name say nothing. */
const COMMON = /快递|速递|速运|物流|快运|包裹|EXPRESS/g

function sharedShare(name: string, asked: string): number {
  const [a, b] = [name, asked].map((text) => text.replace(COMMON, '') || text) as [string, string]
  const shared = [...new Set(a)].filter((sign) => b.includes(sign)).length
  return shared / Math.max(new Set(a).size, new Set(b).size)
}

/** As scanned or typed: capitals, without the blanks that labels print between groups of digits. */
export const plainNumber = (written: string): string =>
  written
    .trim()
    .replace(/[\s\u200b\ufeff]/g, '')
    .toUpperCase()

const ANY = /^[0-9A-Z-]{6,40}$/
/** 7.53124E+14 and 2026-11-22: a spreadsheet took the number for a quantity or a day, and what stood there is lost. */
const DAMAGED = /^(\d(\.\d+)?E\+?\d{1,2}|\d{4}-\d{2}-\d{2}.*)$/
/** Spreadsheets keep fifteen digits and write noughts behind them; with three or more that is no accident any more. */
const CUT = /^\d{15}0{3,}$/
const MAYBE_CUT = /^\d{15}0{1,2}$/

export type NumberTrouble = 'number-missing' | 'number-damaged' | 'number-wrong' | 'number-unlike' | 'number-rounded'

/**
 * What is wrong with a tracking number, if anything. A clerk may insist on two: `unlike` could be a number, though not as
 * this carrier prints them; `rounded` ends as a spreadsheet leaves numbers that are too long for it, and as some do.
 */
export function numberTrouble(of: Carrier, trackingNo: string): NumberTrouble | null {
  if (trackingNo === '') return 'number-missing'
  if (DAMAGED.test(trackingNo)) return 'number-damaged'
  if (!ANY.test(trackingNo) || !/\d{4}/.test(trackingNo)) return 'number-wrong'
  if (CUT.test(trackingNo)) return 'number-damaged'
  if (MAYBE_CUT.test(trackingNo)) return 'number-rounded'
  if (of.pattern.test(trackingNo)) return null
  return /^\d{16,}0{2,}$/.test(trackingNo) ? 'number-damaged' : 'number-unlike'
}

/** Where somebody who holds the label in hand may say that the number is right. */
export const mayInsist = (trouble: string | null): boolean =>
  trouble === 'number-unlike' || trouble === 'number-rounded'

/** Carriers that print such numbers, for "did you mean". A prefix of letters speaks louder than a count of digits. */
export function likelyCarriers(trackingNo: string): Carrier[] {
  return carriers.filter(({ pattern }) => pattern.test(trackingNo)).slice(0, 3)
}
