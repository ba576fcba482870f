import { keepMessage } from '@/crm/messages'
import * as crm from '@/crm/service'
import type { TellTemplate } from '@/kernel/effect'
import type { Id } from '@/kernel/id'
import { type Ms, SECOND } from '@/kernel/time'
import { announceDelay, reportShipping } from '@/orders/reports'
import * as payments from '@/payments/service'
import * as transfers from '@/payments/transfers-service'
import { syncCard } from './chat-cards'
import { faultText } from './fault-text'
import { refundsDone } from './folds-own'
import type { House } from './house'
import { MESSAGES } from './messages'
import { again, type Due, finish, type Parcel, take } from './outbox-store'
import { screen } from './screening'
import { byClock, payPort, reportPort, transferPort } from './talks'

const MOST = 50
const LOCK = 30 * SECOND
const ATTEMPTS_MAX = 20
const PAUSE_MAX = 600 * SECOND
/** WeChat's word for: this person wants no further message of this template (WX 订阅消息). */
const NO_CONSENT = '43101'

/** Growing pauses, from two seconds to ten minutes. */
const pauseAfter = (attempts: number): Ms => Math.min(2 ** attempts * SECOND, PAUSE_MAX)

/** Delivers what is due; answers how much was tried. Each parcel stands for itself: one that fails comes again alone. */
export async function deliverDue(house: House): Promise<number> {
  const now = house.now()
  const due = await take(house.sql, { now, until: now + LOCK, most: MOST })
  await Promise.all(due.map((parcel) => deliverOne(house, parcel)))
  return due.length
}

async function deliverOne(house: House, parcel: Due): Promise<void> {
  const error = await handlers[parcel.topic as keyof typeof handlers](house, parcel.payload as never, parcel.id).then(
    (done) => (done ? null : 'not yet'),
    (fault: unknown) => faultText(fault).split('\n')[0]!,
  )
  const now = house.now()
  if (error === null) return void (await finish(house.sql, parcel.id, now))
  const deadAt = parcel.attempts >= ATTEMPTS_MAX ? now : null
  await again(house.sql, { id: parcel.id, runAt: now + pauseAfter(parcel.attempts), error, deadAt })
}

/** True when done; false or a throw brings the parcel back later. */
type Handle = (house: House, payload: never, id: Id) => Promise<boolean>

const handlers: Readonly<Record<Exclude<Parcel['topic'], 'webhook'>, Handle>> = {
  tell: tell as Handle,
  'sync-card': syncCard as Handle,
  'close-payment': ((house: House, { paymentId }: { paymentId: string }) =>
    payments.closeOutside(payPort(house), paymentId)) as Handle,
  refund: refund as Handle,
  screen: screen as Handle,
  withdrawal: ((house: House, { withdrawalId }: { withdrawalId: string }) =>
    transfers.sendOutside(transferPort(house), withdrawalId)) as Handle,
  'report-shipping': ((house: House, { orderId }: { orderId: string }) =>
    reportShipping(reportPort(house), orderId)) as Handle,
  'report-delay': ((house: House, { orderId }: { orderId: string }) =>
    announceDelay(reportPort(house), orderId)) as Handle,
}

/** One consent, one message. Who gave none reads the same news in the app. */
async function tell(
  house: House,
  told: { template: TellTemplate; personId: string; facts: Record<string, string | number> },
  id: Id,
): Promise<boolean> {
  await keepMessage({ sql: house.sql, now: house.now() }, { ...told, id })
  const templateId = house.settings.templates[told.template]
  if (!templateId) return true
  const context = { sql: house.sql, now: house.now() }
  const spent = [{ personId: told.personId, template: told.template }]
  const [may] = await crm.takeConsents(context, spent)
  const [openid] = may ? await crm.openids(context, [told.personId]) : []
  if (!openid) return true
  const message = MESSAGES[told.template]
  const [page, data] = [message.page(told.facts), message.data(told.facts)]
  const sent = await house.wechat.sendSubscribed({ openid, templateId, page, data })
  if (sent.outcome === 'unknown') await crm.returnConsents(context, spent)
  else if (sent.outcome === 'refused' && sent.code === NO_CONSENT) await crm.forgetConsents(context, spent)
  return sent.outcome !== 'unknown'
}

/** Asked under one number for ever; the answer "arrived" moves money in the ledger, once. */
async function refund(house: House, { refundId }: { refundId: string }): Promise<boolean> {
  const at = await payments.refundOutside(payPort(house), refundId)
  if (at === 'done') return true
  if (at === null) return false
  await house.submit(refundsDone, byClock({ refundId, at }), null)
  return true
}
