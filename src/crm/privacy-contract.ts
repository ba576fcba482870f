import { z } from 'zod'
import { command, outside, query } from '@/kernel/contract'
import { cursor, id, isoTime, pageOf } from '@/kernel/shapes'
import { me, purpose } from './contract'

const agreed = z.object({ agreed: z.array(purpose).max(2) })

export const agree = command('crm.agree', {
  summary:
    'I have read this version of the privacy text and agree to one purpose. Logged with its time (个保法 14, 17).',
  input: z.object({ purpose, version: z.string().min(1).max(20) }),
  output: agreed,
  refusals: ['not-allowed-now', 'sign-in'],
})

export const withdraw = command('crm.withdraw', {
  summary: 'I take back what I agreed to: nothing more of mine is kept from now on (个保法 15). Browsing goes on.',
  input: z.object({}),
  output: agreed,
  refusals: [],
})

export const saveProfile = outside('crm.saveProfile', {
  summary:
    'My nickname, and a face if I give one (base64 of a JPEG, PNG or WebP up to 200 KB). WeChat checks the words.',
  input: z.object({
    nickname: z.string().trim().min(1).max(20),
    picture: z.base64().max(270_000).optional(),
  }),
  output: me,
  refusals: ['consent-missing', 'sign-in', 'unsafe-words', 'wechat-unavailable', 'file-unreadable'],
})

/** One kind of thing that is kept about me. `until` is null for what stays as long as the account. */
const keptThing = z.object({
  what: z.enum([
    'identity',
    'profile',
    'addresses',
    'orders',
    'messages',
    'visits',
    'subscriptions',
    'agreements',
    'shop',
    'after-sales',
    'ratings',
    'reminders',
    'tags',
    'withdrawals',
    'memberships',
  ]),
  count: z.number().int(),
  until: isoTime.nullable(),
})

/** What keeps an account open: goods or money on their way, a duty for the platform (`staff`), a brand without another owner. */
export const waiting = z.object({
  what: z.enum(['order', 'commission', 'staff', 'sale', 'brand']),
  orderId: id.nullable(),
  title: z.string(),
  state: z.string(),
  fen: z.number().int(),
})

export const privacy = query('crm.privacy', {
  summary: 'What is kept about me and how long, what I agreed to, and what still keeps my account open.',
  input: z.object({}),
  output: z.object({
    version: z.string(),
    agreed: z.array(purpose).max(2),
    kept: z.array(keptThing).max(20),
    waits: z.array(waiting).max(50),
  }),
  refusals: ['sign-in'],
})

const record = z.record(z.string(), z.unknown())

export const exported = query('crm.export', {
  summary: 'Everything that is kept about me as one JSON (个保法 45). A list that was cut says so in `complete`.',
  input: z.object({}),
  output: z.object({
    madeAt: isoTime,
    complete: z.boolean(),
    person: record,
    agreements: z.array(record).max(2_000),
    addresses: z.array(record).max(2_000),
    subscriptions: z.array(record).max(2_000),
    messages: z.array(record).max(2_000),
    orders: z.array(record).max(2_000),
    payments: z.array(record).max(2_000),
    withdrawals: z.array(record).max(2_000),
    afterSales: z.array(record).max(2_000),
    ratings: z.array(record).max(2_000),
    reminders: z.array(record).max(2_000),
    /** What shops have noted down about me. */
    tags: z.array(record).max(2_000),
    visits: z.array(record).max(2_000),
    shares: z.array(record).max(2_000),
    shop: record.nullable(),
    /** Brands I have worked for, as what and how long. */
    memberships: z.array(record).max(2_000),
  }),
  refusals: ['sign-in'],
})

export const erase = command('crm.erase', {
  summary:
    'Delete what I gave: name, face, addresses that no parcel needs any more, messages, visits, agreements (个保法 47).',
  input: z.object({}),
  output: z.object({ addressesLeft: z.number().int() }),
  refusals: ['sign-in'],
})

export const close = command('crm.close', {
  summary:
    'Close my account at once (电商法 24). Orders and payments stay without a name until the law lets them go (电商法 31).',
  input: z.object({}),
  output: z.object({ keptUntil: isoTime.nullable() }),
  refusals: ['under-way', 'sign-in'],
})

const message = z.object({
  id,
  template: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  at: isoTime,
  read: z.boolean(),
})

export const messages = query('crm.messages', {
  summary: 'What we told me, newest first, also where no subscription message could leave.',
  input: z.object({ cursor }),
  output: pageOf(message).extend({ unread: z.number().int() }),
  refusals: [],
})

export const readMessages = command('crm.readMessages', {
  summary: 'I have seen my messages up to this one.',
  input: z.object({ upTo: id }),
  output: z.object({ unread: z.number().int() }),
  refusals: [],
})
