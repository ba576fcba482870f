import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Fen } from '@/kernel/money'
import type { Ms } from '@/kernel/time'

/** Everything the stand-in remembers: plain JSON, so that a restart can read it again. */
export interface State {
  clockOffset: Ms
  people: Record<string, Person>
  loginCodes: Record<string, LoginCode>
  token: AccessToken | null
  /** The token before: stays good for five minutes after a renewal. */
  tokenBefore: AccessToken | null
  forcedRefreshes: Ms[]
  orders: Record<string, Order>
  refunds: Record<string, Refund>
  transfers: Record<string, Transfer>
  notices: Notice[]
  messages: Message[]
  cards: Record<string, Card>
  /** By merchant's order number: what the shipping service was told. */
  shipments: Record<string, Shipment>
  /** By merchant's order number: announced for later than usual. */
  delays: Record<string, Ms>
}

export interface Person {
  openid: string
  name: string
  avatar: string
  /** The origin of the device that this person holds: H5 logins from there need no choosing. */
  origin: string | null
  /** How many messages of each template may still be sent. */
  consents: Record<string, number>
}

export interface LoginCode {
  openid: string
  way: 'mini' | 'web'
  madeAt: Ms
  used: boolean
}

export interface AccessToken {
  token: string
  until: Ms
}

export interface Order {
  outTradeNo: string
  description: string
  attach: string | null
  openid: string
  totalFen: Fen
  notifyUrl: string
  createdAt: Ms
  closesAt: Ms
  prepayId: string
  prepayUntil: Ms
  /** The request as it first came: repeating the number with anything else is refused. */
  asked: string
  state: 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED'
  transactionId: string | null
  paidAt: Ms | null
}

export interface Refund {
  refundId: string
  outRefundNo: string
  outTradeNo: string
  transactionId: string
  refundFen: Fen
  totalFen: Fen
  reason: string | null
  notifyUrl: string | null
  createdAt: Ms
  endsAt: Ms
  /** What it will end as. */
  outcome: 'SUCCESS' | 'ABNORMAL' | 'CLOSED'
  status: 'PROCESSING' | 'SUCCESS' | 'ABNORMAL' | 'CLOSED'
  succeededAt: Ms | null
  asked: string
}

export interface Transfer {
  transferBillNo: string
  outBillNo: string
  sceneId: string
  openid: string
  amountFen: Fen
  remark: string
  notifyUrl: string | null
  createdAt: Ms
  updatedAt: Ms
  /** When a bill that nobody confirmed is closed. */
  closesAt: Ms
  state:
    | 'ACCEPTED'
    | 'PROCESSING'
    | 'WAIT_USER_CONFIRM'
    | 'TRANSFERING'
    | 'SUCCESS'
    | 'FAIL'
    | 'CANCELING'
    | 'CANCELLED'
  packageInfo: string
  /** When what is under way comes to its end. */
  endsAt: Ms | null
  failReason: string | null
  /** The person asked the simulator to lose the notice. */
  lose: boolean
  asked: string
}

export interface Attempt {
  at: Ms
  /** 0 = nobody answered within five seconds. */
  status: number
}

export interface Notice {
  id: string
  event: 'TRANSACTION.SUCCESS' | 'REFUND.SUCCESS' | 'REFUND.ABNORMAL' | 'REFUND.CLOSED' | 'MCHTRANSFER.BILL.FINISHED'
  summary: string
  url: string
  /** The content before it is sealed. */
  content: Record<string, unknown>
  about: string
  createdAt: Ms
  dueAt: Ms
  state: 'waiting' | 'delivered' | 'lost' | 'given-up'
  /** Set on a copy that an attacker might send; it goes out once and is never tried again. */
  forged: Forgery | null
  attempts: Attempt[]
}

export const FORGERIES = ['signature', 'key', 'timestamp', 'probe', 'ciphertext'] as const
export type Forgery = (typeof FORGERIES)[number]

/** What a lever can make the shipping service say to every report. */
export const SHIPPING_REFUSALS = ['unknown', 'not-shippable', 'code-long', 'payer', 'spent'] as const

export interface Message {
  openid: string
  templateId: string
  page: string
  data: Record<string, string>
  at: Ms
}

export interface Card {
  activityId: string
  createdAt: Ms
  endsAt: Ms
  targetState: 0 | 1 | 2
  parameters: Record<string, string>
  updates: number
}

export interface Shipment {
  outTradeNo: string
  /** 1 in one parcel, 2 in several. */
  mode: number
  way: number
  /** How often all was said to have left: at most twice. */
  finished: number
  /** The one new report was used. */
  again: boolean
  list: { trackingNo: string; company: string; description: string; at: Ms }[]
  uploadedAt: Ms
  heardAt: Ms
}

export function emptyState(): State {
  return {
    clockOffset: 0,
    people: {},
    loginCodes: {},
    token: null,
    tokenBefore: null,
    forcedRefreshes: [],
    orders: {},
    refunds: {},
    transfers: {},
    notices: [],
    messages: [],
    cards: {},
    shipments: {},
    delays: {},
  }
}

const FILE = 'state.json'

export function loadState(folder: string): State {
  const file = join(folder, FILE)
  if (!existsSync(file)) return emptyState()
  return { ...emptyState(), ...(JSON.parse(readFileSync(file, 'utf8')) as Partial<State>) }
}

/** Writes beside and renames, so that a cut leaves the old file whole. */
export function saveState(folder: string, text: string): void {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, FILE)
  writeFileSync(`${file}.new`, text, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
