import * as afterSales from '@/after-sales/contract'
import { all as takenBack } from '@/after-sales/service'
import * as files from '@/files/contract'
import { content } from '@/files/service'
import * as insight from '@/insight/contract'
import * as desk from '@/insight/desk-contract'
import { desk as deskOf, movements, suspense } from '@/insight/desk-service'
import { feed } from '@/insight/service'
import * as review from '@/review/contract'
import { take } from '@/review/deciding'
import { cases, view } from '@/review/desk'
import { reopen } from '@/review/reopening'
import { decide } from '../compose-review'
import { configuration } from '../configuration'
import { health, outbox, replay } from '../desk'
import * as own from '../desk-contract'
import { type Functions, read, talk, write } from '../entry'
import { pull, simulator } from '../simulate'

/** What the platform's own people may do. */
export const operator: Functions = {
  'review.cases': read(review.cases, cases),
  'review.case': read(review.view, view),
  'review.take': write(review.take, take),
  'review.decide': write(review.decide, decide),
  'review.reopen': write(review.reopen, reopen),
  'after-sales.all': read(afterSales.all, takenBack),
  'insight.feed': read(insight.feed, feed),
  'insight.desk': read(desk.desk, deskOf),
  'insight.suspense': read(desk.suspense, suspense),
  'insight.movements': read(desk.movements, movements),
  'files.content': read(files.content, content),
  'cloud.health': talk(own.health, health),
  'cloud.outbox': read(own.outbox, outbox),
  'cloud.replay': write(own.replay, replay),
  'cloud.configuration': talk(own.configuration, configuration),
  'cloud.simulator': talk(own.simulator, simulator),
  'cloud.pull': talk(own.pull, pull),
}
