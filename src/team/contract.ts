import { z } from 'zod'
import { command, outside, query } from '@/kernel/contract'
import { BRAND_ROLES } from '@/kernel/duties'
import { cursor, id, isoTime, pageOf } from '@/kernel/shapes'

export const role = z.enum(BRAND_ROLES)
/** Kept in the log beside the change: one line, without signs that nobody sees. */
const reason = z
  .string()
  .trim()
  .min(2)
  .max(60)
  .regex(/^\P{Cc}*$/u)
/** 24 of 62 signs: nobody guesses it, and it fits a mini-program code's scene. */
export const invitationCode = z.string().regex(/^[0-9A-Za-z]{24}$/)

/** Names of colleagues are whole: who works together knows each other. A closed account has none. */
const person = z.object({ id, name: z.string(), avatarUrl: z.string() })

const member = z.object({
  id,
  person,
  role,
  since: isoTime,
  /** Who gave this role; null for who was there from the beginning. */
  by: z.string().nullable(),
  me: z.boolean(),
})

export const members = query('team.members', {
  summary: 'Who works for the brand, as what, since when and by whom. Owners first.',
  input: z.object({}),
  output: z.object({
    items: z.array(member).max(100),
    /** Roles that I may give. */
    giveable: z.array(role).max(10),
    serverTime: isoTime,
  }),
  refusals: [],
})

const waiting = z.object({ id, role, by: z.string(), madeAt: isoTime, endsAt: isoTime })

export const invitations = query('team.invitations', {
  summary: 'Invitations that nobody has taken yet. Their codes are not kept: who lost one makes another.',
  input: z.object({}),
  output: z.object({ items: z.array(waiting).max(20), serverTime: isoTime }),
  refusals: [],
})

export const invite = outside('team.invite', {
  summary:
    'Invite one person as something, saying why. The code is answered once, works once and for 72 hours; `id` is made by the caller, so that a repeat is no second invitation. `picture` is a mini-program code (PNG, base64) or empty when WeChat gives none now.',
  input: z.object({ id, role, reason }),
  output: z.object({ id, code: invitationCode, picture: z.string(), role, endsAt: isoTime }),
  refusals: ['already-done', 'team-full'],
})

/** The same inside the house: only a fingerprint of the code comes this far. */
export const keepInvitation = command('team.invite', {
  summary: 'Keep an invitation.',
  input: z.object({ id, role, reason, codeHash: z.string() }),
  output: z.object({ id, role, endsAt: isoTime }),
  unlogged: ['codeHash'],
  refusals: ['already-done', 'team-full'],
})

export const withdrawInvitation = command('team.withdrawInvitation', {
  summary: 'Take an invitation back that nobody has taken yet.',
  input: z.object({ invitationId: id }),
  output: z.object({ invitationId: id }),
  refusals: ['not-found', 'already-done'],
})

export const changeRole = command('team.changeRole', {
  summary: 'Give a member another role. Nobody gives more than they have; a brand keeps an owner.',
  input: z.object({ memberId: id, role, reason }),
  output: z.object({ memberId: id, role }),
  refusals: ['not-found', 'already-done', 'last-owner'],
})

export const remove = command('team.remove', {
  summary: 'A member works here no more, from the next request on; invitations of theirs end too.',
  input: z.object({ memberId: id, reason }),
  output: z.object({ memberId: id }),
  refusals: ['not-found', 'last-owner'],
})

export const leave = command('team.leave', {
  summary: 'I work here no more. A brand’s only owner makes somebody else an owner first.',
  input: z.object({ reason }),
  output: z.object({ memberId: id }),
  refusals: ['not-found', 'last-owner'],
})

export const invitation = query('team.invitation', {
  summary: 'What an invitation asks me to: brand, role, by whom, until when. Not found for a code that never was.',
  input: z.object({ code: invitationCode }),
  output: z.object({
    brand: z.object({ id, name: z.string(), logoUrl: z.string() }),
    role,
    by: z.string(),
    endsAt: isoTime,
    state: z.enum(['open', 'taken', 'withdrawn', 'ended']),
    /** Taken by me: I am in already. */
    mine: z.boolean(),
    /** The brand I work for already; nobody works for two at a time. */
    worksFor: z.string().nullable(),
    serverTime: isoTime,
  }),
  refusals: ['not-found'],
})

export const join = command('team.join', {
  summary: 'I take the invitation and work for the brand from now on. Once, within 72 hours, for one brand at a time.',
  input: z.object({ code: invitationCode }),
  output: z.object({ brandId: id, brandName: z.string(), role }),
  refusals: ['not-found', 'ended', 'already-done', 'already-member', 'works-elsewhere', 'team-full', 'sign-in'],
})

export const logFilters = {
  personId: id.optional(),
  /** The first part of a call's name: catalogue, orders, team … */
  area: z
    .string()
    .regex(/^[a-z-]{1,30}$/)
    .optional(),
  day: z.iso.date().optional(),
  outcome: z.enum(['done', 'refused']).optional(),
}

/** What was done, in codes that `team/words.ts` puts into a sentence. */
const entry = z.object({
  id,
  at: isoTime,
  /** Null: an API key, or a person whose account is gone. */
  person: person.nullable(),
  by: z.enum(['person', 'key']),
  /** What the key is called. */
  keyName: z.string().max(40).nullable(),
  call: z.string(),
  /** Counts and choices out of the request; never a name, an address or words about others. */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  reason: z.string(),
  /** `done`, or the refusal that stood in the way. */
  outcome: z.string(),
})

export const log = query('team.log', {
  summary: 'Who changed what for the brand, when and why, newest first; filters combine. Days are China’s.',
  input: z.object({ ...logFilters, cursor }),
  output: pageOf(entry).extend({
    /** Everybody who stands in the log, the latest first, for the filter. */
    people: z.array(person).max(100),
    serverTime: isoTime,
  }),
  refusals: [],
})

export const takeLog = command('team.takeLog', {
  summary:
    'I want the log (or a part of it) as a file, and say why. Written down; the file is `team.logFile`, for ten minutes.',
  input: z.object({ ...logFilters, reason }),
  output: z.object({ exportId: id }),
  refusals: [],
})

export const logFile = query('team.logFile', {
  summary:
    'The log as CSV, newest first, 5,000 lines at most. A cell that a spreadsheet would run as a formula is quoted.',
  input: z.object({ exportId: id }),
  output: z.object({ fileName: z.string(), csv: z.string(), entries: z.number().int(), complete: z.boolean() }),
  refusals: ['not-found'],
})
