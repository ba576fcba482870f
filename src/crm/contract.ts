import { z } from 'zod'
import { command, outside, query } from '@/kernel/contract'
import { BRAND_ROLES } from '@/kernel/duties'
import { id } from '@/kernel/shapes'

/** Why personal data is kept: to deliver parcels, to show a face and a name in groups (个保法 13, 17). */
export const purpose = z.enum(['delivery', 'profile'])

export const me = z.object({
  personId: id,
  nickname: z.string(),
  avatarUrl: z.string(),
  shopId: id.nullable(),
  /** The brand this person works for, and as what. */
  brand: z.object({ id, name: z.string(), role: z.enum(BRAND_ROLES) }).nullable(),
  operator: z.boolean(),
  /** What this person has agreed to, in the version that holds today. */
  agreed: z.array(purpose).max(2),
})

export const signIn = outside('crm.signIn', {
  summary:
    'Exchange a WeChat login code for our own session token (30 days). The WeChat session key never leaves the server.',
  input: z.object({ code: z.string().min(1).max(512), way: z.enum(['mini', 'web']) }),
  output: z.object({ token: z.string(), me }),
  refusals: ['sign-in', 'wechat-unavailable'],
})

export const whoAmI = query('crm.me', {
  summary: 'The person behind the token and the roles that person has.',
  input: z.object({}),
  output: me,
  refusals: ['sign-in'],
})

/** Mainland mobile numbers only, as carriers accept them. */
export const address = z.object({
  id,
  name: z.string(),
  phone: z.string(),
  region: z.string(),
  detail: z.string(),
})

export const saveAddress = command('crm.saveAddress', {
  summary: 'Add an address, or put a new one in the place of an old one (orders keep the old).',
  input: z.object({
    replaces: id.optional(),
    name: z.string().trim().min(1).max(30),
    phone: z.string().regex(/^1[3-9]\d{9}$/),
    region: z.string().trim().min(2).max(60),
    detail: z.string().trim().min(2).max(120),
  }),
  /** Only the id: an answer is kept for its repeats, and personal data has no business there. */
  output: z.object({ id }),
  refusals: ['not-found', 'too-large', 'consent-missing', 'sign-in'],
})

export const addresses = query('crm.addresses', {
  summary: 'My addresses, newest first.',
  input: z.object({}),
  output: z.object({ items: z.array(address).max(50) }),
  refusals: [],
})

export const consent = command('crm.consent', {
  summary: 'Record the messages a person accepted in the subscription dialog: one accept is one message.',
  input: z.object({ templates: z.array(z.string().max(40)).min(1).max(5) }),
  output: z.object({ balances: z.record(z.string(), z.number().int()) }),
  refusals: [],
})

export const consents = query('crm.consents', {
  summary: 'How many more messages of each template WeChat will let us send me. What was never accepted is not listed.',
  input: z.object({}),
  output: z.object({ balances: z.record(z.string(), z.number().int().min(1)) }),
  refusals: [],
})
