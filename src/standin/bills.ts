import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { yuan } from '@/kernel/money'
import { DAY, HOUR, type Ms } from '@/kernel/time'
import type { House } from './house'
import { chinaTime, invalid, no, type PayAnswer, paramError, yes } from './pay-answers'
import type { Order, Refund } from './state'

type BillType = 'ALL' | 'SUCCESS' | 'REFUND'

/** A day's bill is ready after ten the next morning and kept three months (PAY §3.4). */
const READY_AT: Ms = 10 * HOUR
const KEPT_DAYS = 90

export interface BillAsked {
  readonly query: (name: string) => string | undefined
  /** Where this stand-in was reached: the bill is downloaded from there. */
  readonly origin: string
}

/** GET /v3/bill/tradebill. */
export function tradeBill(house: House, { query, origin }: BillAsked): PayAnswer {
  const date = query('bill_date') ?? ''
  const type = query('bill_type') ?? 'ALL'
  const day = Date.parse(`${date}T00:00:00+08:00`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(day)) return paramError('参数错误: /query/bill_date')
  if (!isBillType(type)) return paramError('参数错误: /query/bill_type')
  const packed = query('tar_type') === 'GZIP'
  const now = house.clock.now()
  if (now < day + DAY + READY_AT) return invalid('账单尚未生成，请于次日10点后获取')
  if (now > day + KEPT_DAYS * DAY) return no(400, 'NO_STATEMENT_EXIST', '账单文件已过期')
  const text = billText(house, day, type)
  if (text === null) return no(400, 'NO_STATEMENT_EXIST', '账单文件不存在')
  const token = Buffer.from(JSON.stringify({ day, type, packed })).toString('base64url')
  return yes({
    hash_type: 'SHA1',
    hash_value: createHash('sha1').update(text).digest('hex'),
    download_url: `${origin}/v3/billdownload/file?token=${token}`,
  })
}

/** What stands behind the token of a download address; the hash is of the unpacked text. */
export function billFile(house: House, token: string): Buffer | null {
  try {
    const { day, type, packed } = JSON.parse(Buffer.from(token, 'base64url').toString()) as {
      day: Ms
      type: BillType
      packed: boolean
    }
    const text = billText(house, day, type)
    if (text === null) return null
    return packed ? gzipSync(text) : Buffer.from(text)
  } catch {
    return null
  }
}

const isBillType = (text: string): text is BillType => ['ALL', 'SUCCESS', 'REFUND'].includes(text)

const COLUMNS =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'
const SUMMARY = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'

/** CSV with a BOM, a backtick before every value, amounts in yuan, the sums at the end; null on a day without trade. */
function billText(house: House, day: Ms, type: BillType): string | null {
  const onDay = (at: Ms | null): at is Ms => at !== null && at >= day && at < day + DAY
  const paid = type === 'REFUND' ? [] : Object.values(house.state.orders).filter((order) => onDay(order.paidAt))
  const back = type === 'SUCCESS' ? [] : Object.values(house.state.refunds).filter((refund) => onDay(refund.createdAt))
  if (paid.length + back.length === 0) return null
  const lines = [...paid.map((order) => paidLine(house, order)), ...back.map((refund) => refundLine(house, refund))]
  const paidFen = paid.reduce((sum, order) => sum + order.totalFen, 0)
  const backFen = back.reduce((sum, refund) => sum + refund.refundFen, 0)
  const sums = [lines.length, yuan(paidFen), yuan(backFen), yuan(0), yuan(0), yuan(paidFen), yuan(backFen)]
  return `\ufeff${[COLUMNS, ...lines, SUMMARY, ticked(sums)].join('\r\n')}\r\n`
}

function paidLine(house: House, order: Order): string {
  const total = yuan(order.totalFen)
  const none = yuan(0)
  return ticked([
    ...opening(house, order, { at: order.paidAt!, state: 'SUCCESS' }),
    ...[
      total,
      none,
      '0',
      '0',
      none,
      none,
      '',
      '',
      order.description,
      order.attach ?? '',
      none,
      '0.60%',
      total,
      none,
      '',
    ],
  ])
}

function refundLine(house: House, refund: Refund): string {
  const order = house.state.orders[refund.outTradeNo]!
  const back = yuan(refund.refundFen)
  const none = yuan(0)
  return ticked([
    ...opening(house, order, { at: refund.createdAt, state: 'REFUND' }),
    ...[none, none, refund.refundId, refund.outRefundNo, back, none, 'ORIGINAL', refund.status],
    ...[order.description, order.attach ?? '', none, '0.60%', none, back, ''],
  ])
}

function opening({ keys }: House, order: Order, on: { at: Ms; state: string }): (string | number)[] {
  const time = chinaTime(on.at).slice(0, 19).replace('T', ' ')
  const who = [time, keys.appid, keys.mchid, '0', '', order.transactionId!, order.outTradeNo, order.openid]
  return [...who, 'JSAPI', on.state, 'OTHERS', 'CNY']
}

const ticked = (values: readonly (string | number)[]): string =>
  values.map((value) => `\`${String(value).replaceAll(',', '，')}`).join(',')
