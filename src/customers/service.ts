import type { z } from 'zod'
import type { InputOf, OutputOf } from '@/kernel/contract'
import { cursorOf as orderCursor, placeOf as orderPlace, pageFrom } from '@/kernel/cursor'
import { maskName } from '@/kernel/mask'
import { refuse } from '@/kernel/result'
import type { QueryService } from '@/kernel/service'
import { iso } from '@/kernel/time'
import type * as contract from './contract'
import { cursorOf, placeOf } from './place'
import { tidy } from './rules'
import * as store from './store'
import { personsBehind } from './tags-store'

const PAGE = 30
const TAGS_SHOWN = 50
const KNOWN_SHOWN = 12

export const list: QueryService<InputOf<typeof contract.list>, OutputOf<typeof contract.list>> = async (
  { sql, now },
  { input, by: { shopId } },
) => {
  if (shopId === '') return refuse('not-found')
  const { sort } = input
  const [tag, text] = [plain(input.tag), plain(input.text)]
  const [found, total, tags] = await Promise.all([
    store.customersOf(sql, {
      shopId,
      sort,
      ...(tag ? { tag } : {}),
      ...(text ? { text } : {}),
      after: placeOf(input.cursor),
      most: PAGE + 1,
    }),
    store.countOf(sql, shopId),
    store.tagsOfShop(sql, shopId, TAGS_SHOWN),
  ])
  const { items, next } = pageFrom(found, PAGE, cursorOf)
  return { items: items.map(masked), next, total, tags, serverTime: iso(now) }
}

export const view: QueryService<InputOf<typeof contract.view>, OutputOf<typeof contract.view>> = async (
  { sql, now },
  { input, by: { shopId } },
) => {
  const behind = shopId === '' ? [] : await personsBehind(sql, [{ shopId, customerId: input.customerId }])
  if (!behind[0]) return refuse('not-found')
  const of = { shopId, personId: behind[0].personId }
  const [[customer], orders, tags] = await Promise.all([
    store.customersOf(sql, { ...of, sort: 'recent', after: null, most: 1 }),
    store.ordersOf(sql, { ...of, after: orderPlace(input.cursor), most: PAGE + 1 }),
    store.tagsOfShop(sql, shopId, TAGS_SHOWN),
  ])
  // Between two statements somebody may have closed the account.
  if (!customer) return refuse('not-found')
  const { items, next } = pageFrom(orders, PAGE, ({ at, orderId }) => orderCursor(at, orderId))
  const known = tags.map(({ tag }) => tag).filter((tag) => !customer.tags.includes(tag))
  return {
    items: items.map((order) => ({ ...order, at: iso(order.at) })),
    next,
    customer: { ...masked(customer), id: input.customerId },
    known: known.slice(0, KNOWN_SHOWN),
    serverTime: iso(now),
  }
}

/** A database takes no zero character, and no tag has one. */
const plain = (text: string | undefined): string => tidy(text ?? '').replaceAll('\0', '')

/** As strangers see each other everywhere: the first character and a face. */
const masked = ({ nickname, lastAt, tags, ...row }: store.CustomerRow): z.infer<typeof contract.customer> => ({
  ...row,
  name: maskName(nickname),
  lastAt: iso(lastAt),
  tags: [...tags],
})
