import { arrivalOf, finishNotices, keepNotice, waitingNotices } from '@/payments/service'
import { endOf } from '@/payments/transfers-service'
import type { Notice } from '@/payments/wechat'
import { faultText } from './fault-text'
import { settle } from './folds'
import { refundsDone, withdrawalsEnded } from './folds-own'
import type { House } from './house'
import { byClock } from './talks'

const MOST = 200

/**
 * WeChat's notices. Kept on disk first, answered with 204, handled after: what the business makes of the money is
 * never WeChat's problem. A forged or stale one is answered with 401 and leaves no trace but a line in the log.
 */
export async function receiveNotice(house: House, request: Request): Promise<Response> {
  const body = new Uint8Array(await request.arrayBuffer())
  const read = house.pay.readNotice(request.headers, body, house.now())
  if (!read.ok) {
    console.warn(`notice refused: ${read.why}`)
    return Response.json({ code: 'FAIL', message: read.why }, { status: 401 })
  }
  const { notice } = read
  await keepNotice(house.sql, { id: notice.id, eventType: notice.event, resource: notice, at: house.now() })
  house.kick()
  return new Response(null, { status: 204 })
}

/** Handles what waits, in any order and however often it came: only states decide. */
export async function handleNotices(house: House): Promise<void> {
  const waiting = await waitingNotices(house.sql, MOST)
  if (waiting.length === 0) return
  const done = await Promise.all(
    waiting.map(async (row) => ((await handle(house, row.resource as Notice)) ? [row.id] : [])),
  )
  await finishNotices(house.sql, done.flat(), house.now())
}

async function handle(house: House, notice: Notice): Promise<boolean> {
  try {
    if (notice.event === 'paid') {
      const arrival = arrivalOf(notice.trade)
      if (arrival) await house.submit(settle, byClock(arrival), null)
    }
    const refund = notice.event === 'refund' ? notice.refund : null
    if (refund?.succeededAt)
      await house.submit(refundsDone, byClock({ refundId: refund.refundId, at: refund.succeededAt }), null)
    const end = notice.event === 'transfer' ? endOf(notice.transfer, house.now()) : null
    if (end) await house.submit(withdrawalsEnded, byClock(end), null)
    return true
  } catch (fault) {
    console.error(`a notice could not be handled and stays in the inbox: ${faultText(fault)}`)
    return false
  }
}
