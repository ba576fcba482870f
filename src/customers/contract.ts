import { z } from 'zod'
import { command, query } from '@/kernel/contract'
import { cursor, id, isoTime, pageOf } from '@/kernel/shapes'

/** Sums of many orders are larger than any one price may be. */
const sum = z.number().int()
const count = z.number().int().min(0)
/** The rules count characters as people do; this bound only keeps rubbish out. */
const tag = z.string().max(40)
const tagCount = z.object({ tag: z.string(), customers: count })

/**
 * Somebody who has paid for at least one order that counts for this shop. `id` is the id of one of those orders: it leads
 * to the same customer for this shop and to nobody for any other. `paidFen` has what went back taken off, `commissionFen`
 * is what the ledger booked for this shop less what it took back.
 */
export const customer = z.object({
  id,
  name: z.string(),
  avatarUrl: z.string(),
  orders: count,
  paidFen: sum,
  commissionFen: sum,
  lastAt: isoTime,
  tags: z.array(z.string()).max(8),
})

export const list = query('customers.list', {
  summary:
    'People who bought through my shop, masked: how often, for how much, what I earned by them, when last, and my tags. Never an address, a phone or a whole name; `text` looks in masked names and tags only (个保法 6, 9).',
  input: z.object({
    sort: z.enum(['recent', 'orders']).default('recent'),
    tag: tag.optional(),
    text: z.string().trim().max(40).optional(),
    cursor,
  }),
  output: pageOf(customer).extend({
    /** All of them, whatever is looked for. */
    total: count,
    /** My tags, the most used first. */
    tags: z.array(tagCount).max(50),
    serverTime: isoTime,
  }),
  refusals: ['not-found'],
})

/** One paid order of a customer with this shop. */
const customerOrder = z.object({
  orderId: id,
  status: z.string(),
  title: z.string(),
  options: z.string(),
  pictureUrl: z.string(),
  units: count,
  paidFen: sum,
  refundedFen: sum,
  commissionFen: sum,
  at: isoTime,
})

export const view = query('customers.view', {
  summary: 'One customer of my shop: the orders with me, newest first, and the tags I use most.',
  input: z.object({ customerId: id, cursor }),
  output: pageOf(customerOrder).extend({ customer, known: z.array(z.string()).max(12), serverTime: isoTime }),
  refusals: ['not-found'],
})

export const label = command('customers.tag', {
  summary:
    'Put a tag on a customer of mine or take it off; asking for what is so already changes nothing. At most 8 for each, 12 characters each, never a number to reach somebody by. `facts.problem` says what is wrong with a tag.',
  input: z.object({ customerId: id, tag, on: z.boolean() }),
  /** How many this customer has now. The words stay out of the answer: answers are kept for repeats. */
  output: z.object({ tags: count }),
  unlogged: ['tag'],
  refusals: ['not-found', 'bad-input', 'too-large'],
})

export const takeAlong = command('customers.export', {
  summary:
    'I want my customers as a file, and say why (4–60 characters). Written down with the time and how many (个保法 51, 55); ten times an hour at most. The file itself is `customers.file`, for ten minutes.',
  input: z.object({ reason: z.string().trim().min(4).max(60) }),
  output: z.object({ exportId: id, customers: count }),
  refusals: ['not-found', 'too-many'],
})

export const file = query('customers.file', {
  summary:
    'The file of an export that I have given a reason for: CSV with masked names, newest first, 2,000 lines at most. A cell that a spreadsheet would run as a formula is quoted.',
  input: z.object({ exportId: id }),
  output: z.object({ fileName: z.string(), csv: z.string(), customers: count, complete: z.boolean() }),
  refusals: ['not-found'],
})

export const pastExports = query('customers.exports', {
  summary: 'When and why my customers were taken along as a file, the last twenty.',
  input: z.object({}),
  output: z.object({ items: z.array(z.object({ id, reason: z.string(), customers: count, at: isoTime })).max(20) }),
  refusals: [],
})
