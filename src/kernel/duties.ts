/** Roles of people who work for a brand. Each person has one of them at a time. */
export const BRAND_ROLES = ['owner', 'goods', 'campaigns', 'shipping', 'finance', 'reader'] as const
export type BrandRole = (typeof BRAND_ROLES)[number]

/**
 * What there is to do for a brand; each call of its door names one of these. `look` shows nothing of buyers and no sum of
 * money. Addresses come with `shipping` alone, sums of money with `money` alone.
 */
export const DUTIES = ['look', 'goods', 'campaigns', 'shipping', 'taken-back', 'money', 'team', 'open'] as const
export type Duty = (typeof DUTIES)[number]

/** Which duties a role carries. */
export const DUTIES_OF: Readonly<Record<BrandRole, readonly Duty[]>> = {
  owner: DUTIES,
  goods: ['look', 'goods'],
  campaigns: ['look', 'campaigns'],
  shipping: ['look', 'shipping', 'taken-back'],
  finance: ['look', 'money', 'taken-back'],
  reader: ['look'],
}

/** May somebody of this role do that? Nobody may do what has no duty written beside it. */
export const carries = (role: BrandRole | null | undefined, duty: Duty | undefined): boolean =>
  role != null && duty !== undefined && DUTIES_OF[role].includes(duty)

/** The roles that carry a duty: for the sentence that says who could help. */
export const rolesWith = (duty: Duty): BrandRole[] => BRAND_ROLES.filter((role) => carries(role, duty))
