import { cursorOf as cursorAt, type Place as Moment, placeOf as momentOf, numberFrom } from '@/kernel/cursor'
import type { Ms } from '@/kernel/time'

/** Where a page of customers ended: how often, when last, and who. */
export interface Place extends Moment {
  readonly orders: number
}

export const cursorOf = ({ orders, lastAt, id }: { orders: number; lastAt: Ms; id: string }): string =>
  `${orders}~${cursorAt(lastAt, id)}`

/** Null for the first page and for rubbish, which starts from the front. */
export function placeOf(cursor: string | undefined): Place | null {
  const [, count, rest] = /^(\d{1,9})~(.+)$/.exec(cursor ?? '') ?? []
  const [orders, moment] = [numberFrom(count), momentOf(rest)]
  return orders === null || moment === null ? null : { ...moment, orders }
}
