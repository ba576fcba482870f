import * as campaigns from '@/campaigns/service'
import { DAY } from '@/kernel/time'
import { forgetDeliveries } from '@/open/deliveries-service'
import * as payments from '@/payments/service'
import { lookForSilent as lookForSilentTransfers } from '@/payments/transfers-service'
import { workImports } from './compose-imports'
import { deliverDue } from './deliver'
import { fetchPictures } from './fetch-pictures'
import { wake } from './folds'
import {
  endOver,
  escalateReviews,
  finishOrders,
  forgetScans,
  indexNames,
  remindStarted,
  remindToShip,
  signUnsigned,
  sweepImports,
  tellPapersEnd,
} from './folds-own'
import type { House } from './house'
import { forgetAnswers } from './idempotency-store'
import { handleNotices } from './inbox'
import { byClock, payPort, transferPort } from './talks'
import { deliverWebhooks } from './webhooks'

const MOST = 500
const DUTIES = [
  endOver,
  signUnsigned,
  finishOrders,
  indexNames,
  remindStarted,
  remindToShip,
  escalateReviews,
  tellPapersEnd,
  forgetScans,
  sweepImports,
]
const ANSWERS_LAST = 2 * DAY

/** All that the clock asks for: its errands, and behind them what may take its time: the brands' own machines, long work. */
export async function tick(house: House): Promise<void> {
  await errands(house)
  await deliverWebhooks(house)
  await workImports(house)
  await fetchPictures(house)
}

/** The clock's errands, safe to run twice and in several processes at once. What came in goes first, what leaves last. */
export async function errands(house: House): Promise<void> {
  await handleNotices(house)
  await wakeDue(house)
  await payments.lookForSilent(payPort(house), MOST)
  await lookForSilentTransfers(transferPort(house), MOST)
  for (const duty of DUTIES) await house.submit(duty, byClock({}), null)
  await deliverDue(house)
  await house.pulse.beat()
  await forgetAnswers(house.sql, house.now() - ANSWERS_LAST)
  await forgetDeliveries({ sql: house.sql, now: house.now() })
}

/** What a kick does: only the boxes, at once. */
export async function emptyBoxes(house: House): Promise<void> {
  await handleNotices(house)
  while ((await deliverDue(house)) > 0);
}

async function wakeDue(house: House): Promise<void> {
  const due = await campaigns.due({ sql: house.sql, now: house.now() }, MOST)
  await Promise.all(due.map((round) => house.submit(wake, byClock(round), null)))
}
