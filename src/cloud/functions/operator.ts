import * as insight from '@/insight/contract'
import { feed } from '@/insight/service'
import * as review from '@/review/contract'
import { cases, decide } from '@/review/service'
import { type Functions, read, write } from '../entry'

/** What the platform's own people may do. */
export const operator: Functions = {
  'review.cases': read(review.cases, cases),
  'review.decide': write(review.decide, decide),
  'insight.feed': read(insight.feed, feed),
}
