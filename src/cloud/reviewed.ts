import * as publishing from '@/campaigns/publishing'
import * as catalogue from '@/catalogue/service'
import type { Effect, EffectOf, ReviewSubject } from '@/kernel/effect'
import type { Context } from '@/kernel/service'
import * as ratings from '@/ratings/service'
import * as review from '@/review/service'

type About = { readonly subject: ReviewSubject }

const of = <E extends About>(effects: readonly E[], ...subjects: readonly ReviewSubject[]): E[] =>
  effects.filter(({ subject }) => subjects.includes(subject))

/** What the brand itself proposed: its own systems hear of these. */
export const ofBrands = <E extends About>(effects: readonly E[]): E[] =>
  of(effects, 'brand', 'licence', 'product', 'campaign')

/** What a decision means where the thing lives: each area knows its own. */
export async function decided(
  context: Context,
  effects: readonly EffectOf<'review-decided'>[],
): Promise<readonly Effect[]> {
  await ratings.decided(context, of(effects, 'rating', 'rating-answer'))
  await catalogue.decided(context, of(effects, 'product'))
  await review.settleLicences(context, of(effects, 'licence'))
  await review.settleBrands(context, of(effects, 'brand'))
  return publishing.decided(context, of(effects, 'campaign'))
}

/** Things whose no was taken back wait again; whether all of them still could. */
export async function reopened(context: Context, effects: readonly EffectOf<'review-reopened'>[]): Promise<boolean> {
  const done = new Set([
    ...(await ratings.reopened(context, of(effects, 'rating', 'rating-answer'))),
    ...(await catalogue.reopened(context, of(effects, 'product'))),
    ...(await review.reopenLicences(context, of(effects, 'licence'))),
    // A no changed nothing of a brand.
    ...of(effects, 'brand').map(({ subjectId }) => subjectId),
    ...(await publishing.reopened(context, of(effects, 'campaign'))),
  ])
  return effects.every(({ subjectId }) => done.has(subjectId))
}
