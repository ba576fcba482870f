import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { changeFaults, faultsShape } from './faults'
import type { House } from './house'
import { makeLoginCode } from './login'
import { keep } from './notice-contents'
import { sealedNotice } from './notices'
import { payOrder } from './pay-orders'
import { orderView } from './pay-views'
import { endRefund } from './refunds'
import { FORGERIES, type Notice } from './state'
import { stateView } from './state-view'
import { confirmTransfer } from './transfers'
import { WORDS } from './words'

const person = z.object({
  openid: z.string().min(1).max(128),
  name: z.string().min(1),
  avatar: z.string().default(''),
  origin: z.url().nullable().optional(),
})

const clockChange = z.union([z.object({ advance: z.number() }), z.object({ set: z.number() })])

const payment = z.object({
  prepay_id: z.string(),
  openid: z.string().optional(),
  params: z
    .object({
      timeStamp: z.string(),
      nonceStr: z.string(),
      package: z.string(),
      signType: z.string(),
      paySign: z.string(),
    })
    .optional(),
  lose: z.boolean().default(false),
})

const taken = z.object({
  package: z.string(),
  openid: z.string().optional(),
  lose: z.boolean().default(false),
  fails: z.string().nullable().default(null),
})
const consent = z.object({ openid: z.string(), templateId: z.string(), count: z.number().int().min(0).default(1) })
const refundEnd = z.object({ out_refund_no: z.string(), outcome: z.enum(['SUCCESS', 'ABNORMAL', 'CLOSED']) })
const forgery = z.object({ out_trade_no: z.string(), how: z.enum(FORGERIES), total: z.number().int().optional() })

/** The simulator's levers. The real WeChat has none of these; only tests and the start page use them. */
export function controlRoutes(house: House, tick: () => Promise<void>): Hono {
  const app = new Hono()
  app.get('/state', (c) => c.json(stateView(house)))
  app.post(
    '/people',
    taking(z.union([person, z.array(person)]), (list) => register(house, [list].flat())),
  )
  app.post(
    '/login-code',
    taking(z.object({ openid: z.string() }), ({ openid }) => loginCode(house, openid)),
  )
  app.post(
    '/consents',
    taking(consent, (given) => addConsent(house, given)),
  )
  app.post(
    '/pay',
    taking(payment, (asked) => pay(house, asked)),
  )
  app.post(
    '/transfer',
    taking(taken, (asked) => takeMoney(house, asked)),
  )
  app.post(
    '/faults',
    taking(faultsShape, (change) => setFaults(house, change)),
  )
  app.post(
    '/refunds',
    taking(refundEnd, (asked) => finishRefund(house, asked)),
  )
  app.post(
    '/forge',
    taking(forgery, (asked) => sendForged(house, tick, asked)),
  )
  app.post(
    '/envelope',
    taking(z.object({ id: z.string() }), ({ id }) => envelope(house, id)),
  )
  app.post(
    '/tick',
    taking(z.object({}), () => tick().then(() => ({ now: house.clock.now() }))),
  )
  app.post(
    '/clock',
    taking(clockChange, (change) => moveClock(house, tick, change)),
  )
  return app
}

class Unwilling extends Error {}

/** Parses the body, runs the lever, answers JSON: 400 for another shape, 409 for what cannot be done now. */
function taking<T>(shape: z.ZodType<T>, pull: (asked: T) => object | Promise<object>) {
  return async (c: Context): Promise<Response> => {
    const parsed = shape.safeParse(jsonOf(await c.req.text()))
    if (!parsed.success) return c.json({ error: z.prettifyError(parsed.error) }, 400)
    try {
      return c.json(await pull(parsed.data))
    } catch (fault) {
      if (fault instanceof Unwilling) return c.json({ error: fault.message }, 409)
      throw fault
    }
  }
}

/** No body is an empty one; what is no JSON has no shape. */
function jsonOf(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text)
  } catch {
    return undefined
  }
}

function register({ state }: House, people: z.infer<typeof person>[]): object {
  for (const { origin, ...known } of people) {
    const before = state.people[known.openid]
    const given = origin === undefined ? (before?.origin ?? null) : origin && new URL(origin).origin
    // A device has one owner: whoever takes it over takes it from the one before.
    if (given) for (const other of Object.values(state.people)) if (other.origin === given) other.origin = null
    state.people[known.openid] = { consents: before?.consents ?? {}, ...known, origin: given }
  }
  return { people: Object.keys(state.people).length }
}

function loginCode(house: House, openid: string): object {
  if (!house.state.people[openid]) throw new Unwilling(WORDS.nobody)
  return { code: makeLoginCode(house, openid, 'mini') }
}

function addConsent({ state }: House, { openid, templateId, count }: z.infer<typeof consent>): object {
  const consents = state.people[openid]?.consents
  if (!consents) throw new Unwilling(WORDS.nobody)
  consents[templateId] = (consents[templateId] ?? 0) + count
  return { left: consents[templateId] }
}

/** The answer is what wx.requestPayment would say. */
function pay(house: House, asked: z.infer<typeof payment>): object {
  const { params, prepay_id: prepayId } = asked
  const fail = (why: string) => ({ errMsg: `requestPayment:fail ${why}` })
  if (params) {
    if (params.signType !== 'RSA' || params.package !== `prepay_id=${prepayId}`)
      return fail('jsapi invalid request data')
    if (!house.signer.paySignIsRight(params, house.keys.appid)) return fail('支付验证签名失败')
  }
  const paid = payOrder(house, prepayId, { openid: asked.openid ?? null, lose: asked.lose })
  return typeof paid === 'string'
    ? fail(WORDS.refusals[paid])
    : { errMsg: 'requestPayment:ok', transactionId: paid.transactionId }
}

/** The answer is what wx.requestMerchantTransfer would say; `fails` = what WeChat finds wrong with the payee. */
function takeMoney(house: House, { package: of, openid, lose, fails }: z.infer<typeof taken>): object {
  const done = confirmTransfer(house, of, { openid: openid ?? null, lose, fails })
  if (typeof done === 'string') return { errMsg: `requestMerchantTransfer:fail ${WORDS.transferRefusals[done]}` }
  return { errMsg: 'requestMerchantTransfer:ok', transferBillNo: done.transferBillNo }
}

function setFaults(house: House, change: z.infer<typeof faultsShape>): object {
  changeFaults(house.faults, change)
  house.wake()
  return house.faults
}

function finishRefund(house: House, asked: z.infer<typeof refundEnd>): object {
  const refund = house.state.refunds[asked.out_refund_no]
  if (!refund) throw new Unwilling('no such refund')
  if (refund.status === 'SUCCESS' || refund.status === 'CLOSED') throw new Unwilling(`already ${refund.status}`)
  endRefund(house, refund, asked.outcome)
  return { status: refund.status }
}

/** "Your order is paid", says somebody who is not WeChat Pay. Answers what the receiver answered. */
async function sendForged(house: House, tick: () => Promise<void>, asked: z.infer<typeof forgery>): Promise<object> {
  const order = house.state.orders[asked.out_trade_no]
  if (!order) throw new Unwilling('no such order')
  const now = house.clock.now()
  const paid = { ...order, state: 'SUCCESS' as const, paidAt: now, transactionId: '4200000000000000000000000000' }
  const notice: Notice = {
    id: randomUUID(),
    event: 'TRANSACTION.SUCCESS',
    summary: '支付成功',
    url: order.notifyUrl,
    content: orderView(house, { ...paid, totalFen: asked.total ?? order.totalFen }),
    about: order.outTradeNo,
    createdAt: now,
    dueAt: now,
    state: 'waiting',
    forged: asked.how,
    attempts: [],
  }
  keep(house, notice)
  await tick()
  return { status: notice.attempts[0]?.status ?? null, state: notice.state }
}

/** A notice exactly as it would go out now, for those who want to check it themselves. */
function envelope(house: House, id: string): object {
  const notice = house.state.notices.find((one) => one.id === id && !one.forged)
  if (!notice) throw new Unwilling('no such notice')
  return { url: notice.url, ...sealedNotice(house, notice, house.clock.now()) }
}

async function moveClock(
  house: House,
  tick: () => Promise<void>,
  change: z.infer<typeof clockChange>,
): Promise<object> {
  house.clock.move(change)
  house.state.clockOffset = house.clock.offset()
  await tick()
  return { now: house.clock.now() }
}
