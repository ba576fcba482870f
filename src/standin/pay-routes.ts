import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { billFile, tradeBill } from './bills'
import { type Faults, meetFault } from './faults'
import type { House } from './house'
import { busy, no, type PayAnswer, paramError, yes } from './pay-answers'
import { closeOrder, placeOrder, queryOrder } from './pay-orders'
import { placeRefund, queryRefund } from './refunds'
import { cancelTransfer, placeTransfer, queryTransfer, type TransferTrouble } from './transfers'

/** The path of a route, its query and its body, once the signature was found right. */
interface Asked {
  readonly param: (name: string) => string
  readonly query: (name: string) => string | undefined
  readonly body: unknown
  readonly origin: string
  readonly header: (name: string) => string | undefined
}

type Handler = (asked: Asked) => PayAnswer | Promise<PayAnswer>

/** WeChat Pay API v3, as one merchant sees it (PAY §3). */
export function payRoutes(house: House): Hono {
  const app = new Hono()
  const serve = (handler: Handler) => (c: Context) => answer(house, c, handler)
  const query = (by: 'out-trade-no' | 'id') => (asked: Asked) =>
    queryOrder(house, { by, number: asked.param('number'), mchid: asked.query('mchid') })
  app.post(
    '/pay/transactions/jsapi',
    serve((asked) => placeWithFaults(house, asked.body)),
  )
  app.get('/pay/transactions/out-trade-no/:number', serve(query('out-trade-no')))
  app.get('/pay/transactions/id/:number', serve(query('id')))
  app.post(
    '/pay/transactions/out-trade-no/:number/close',
    serve((asked) => closeOrder(house, asked.param('number'), asked.body)),
  )
  app.post(
    '/refund/domestic/refunds',
    serve((asked) => refundWithFaults(house, asked.body)),
  )
  app.get(
    '/refund/domestic/refunds/:number',
    serve((asked) => queryRefund(house, asked.param('number'))),
  )
  transferRoutes(house, app, serve)
  app.get(
    '/certificates',
    serve(() => certificates(house)),
  )
  app.get(
    '/bill/tradebill',
    serve((asked) => tradeBill(house, asked)),
  )
  app.get('/billdownload/file', (c) => download(house, c))
  app.all(
    '*',
    serve(() => no(404, 'NOT_FOUND', '请求的接口不存在')),
  )
  return app
}

const BILLS = '/fund-app/mch-transfer/transfer-bills'

/** 商家转账 to a person, who must confirm it (PAY §3.8). */
function transferRoutes(house: House, app: Hono, serve: (handler: Handler) => (c: Context) => Promise<Response>): void {
  app.post(
    BILLS,
    serve((asked) => transferWithFaults(house, asked)),
  )
  app.get(
    `${BILLS}/out-bill-no/:number`,
    serve((asked) => queryTransfer(house, asked.param('number'), 'out')),
  )
  app.get(
    `${BILLS}/transfer-bill-no/:number`,
    serve((asked) => queryTransfer(house, asked.param('number'), 'own')),
  )
  app.post(
    `${BILLS}/out-bill-no/:number/cancel`,
    serve((asked) => cancelTransfer(house, asked.param('number'))),
  )
}

async function answer(house: House, c: Context, handler: Handler): Promise<Response> {
  const raw = await c.req.text()
  return signed(house, await judged(house, c, { raw, handler }))
}

async function judged(house: House, c: Context, asked: { raw: string; handler: Handler }): Promise<PayAnswer> {
  if (house.faults.payDown) return busy()
  const doubt = house.signer.distrust(requestOf(c, asked.raw), house.clock)
  if (doubt) return no(401, 'SIGN_ERROR', doubt)
  const body = jsonOf(asked.raw)
  if (body === undefined) return paramError('请求体不是JSON')
  return asked.handler({
    param: (name) => c.req.param(name) ?? '',
    query: (name) => c.req.query(name),
    body,
    origin: new URL(c.req.url).origin,
    header: (name) => c.req.header(name),
  })
}

function requestOf(c: Context, raw: string) {
  const url = new URL(c.req.url)
  return {
    method: c.req.method,
    path: `${url.pathname}${url.search}`,
    body: raw,
    authorization: c.req.header('Authorization'),
  }
}

/** Every answer is signed by the platform, refusals too, and carries a Request-ID (PAY §3.1, §3.5). */
function signed(house: House, { status, body }: PayAnswer): Response {
  const text = body === null ? '' : JSON.stringify(body)
  const headers = house.signer.headers(text, 'public-key', house.clock.now())
  return new Response(status === 204 ? null : text, {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Request-ID': randomUUID(), ...headers },
  })
}

function placeWithFaults(house: House, body: unknown): PayAnswer | Promise<PayAnswer> {
  const fault = meetFault(house.faults, 'orders')
  return fault === 'error' ? busy() : disturbed(fault, placeOrder(house, body))
}

const ENDS: Partial<Record<NonNullable<Faults['refunds']>, 'ABNORMAL' | 'CLOSED'>> = {
  abnormal: 'ABNORMAL',
  closed: 'CLOSED',
}

function refundWithFaults(house: House, body: unknown): PayAnswer | Promise<PayAnswer> {
  const fault = meetFault(house.faults, 'refunds')
  if (fault === 'error') return busy()
  return disturbed(fault, placeRefund(house, body, (fault && ENDS[fault]) ?? 'SUCCESS'))
}

const TROUBLES: readonly TransferTrouble[] = ['not-enough', 'limited', 'slow']

function transferWithFaults(house: House, { body, header }: Asked): PayAnswer | Promise<PayAnswer> {
  const fault = meetFault(house.faults, 'transfers')
  if (fault === 'error') return busy()
  const trouble = TROUBLES.find((one) => one === fault) ?? null
  return disturbed(fault, placeTransfer(house, { body, serial: header('Wechatpay-Serial'), trouble }))
}

/** What was done stays done; only the answer is spoilt. */
async function disturbed(fault: string | null, given: PayAnswer): Promise<PayAnswer> {
  if (fault === 'timeout') await new Promise((resolve) => setTimeout(resolve, 60_000).unref())
  return fault === 'timeout' || fault === 'error-after' ? busy() : given
}

/** GET /v3/certificates: the platform certificate, sealed with the merchant's APIv3 key. */
function certificates({ keys, signer }: House): PayAnswer {
  const sealed = signer.seal(keys.certificatePem, 'certificate')
  return yes({
    data: [
      {
        serial_no: keys.certificateSerial,
        effective_time: '2020-01-01T00:00:00+08:00',
        expire_time: '2049-12-31T23:59:59+08:00',
        encrypt_certificate: sealed,
      },
    ],
  })
}

/** Bills are downloaded as they are, without a signed answer, but only by the merchant (PAY §3.4). */
function download(house: House, c: Context): Response {
  const doubt = house.signer.distrust(requestOf(c, ''), house.clock)
  if (doubt) return signed(house, no(401, 'SIGN_ERROR', doubt))
  const file = billFile(house, c.req.query('token') ?? '')
  if (!file) return signed(house, no(404, 'NO_STATEMENT_EXIST', '账单文件不存在'))
  return new Response(new Uint8Array(file), { headers: { 'Content-Type': 'application/x-gzip' } })
}

/** An empty body reads as null, broken JSON as undefined. */
function jsonOf(text: string): unknown {
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
