/**
 * Who may call what, as data. For each call and each kind of person the expected answer:
 * `yes` = past the door (whatever the service says then), `sign-in` = 401, `forbidden` = 403.
 * The input must parse and name things of North Tea, Mei or Lin; `foreign` is what somebody with the right role but
 * without any right to those very things gets: almost always 404, as if they did not exist.
 */
/** Somebody of each role at the brand, a machine of it, and nobody, a buyer, a reseller, the platform's own. */
export type Who = 'nobody' | 'machine' | 'consumer' | 'reseller' | OfBrand | 'operator'
type OfBrand = 'owner' | 'goods' | 'campaigns' | 'shipping' | 'finance' | 'reader'
export type Verdict = 'yes' | 'sign-in' | 'forbidden'

export interface Row {
  readonly call: string
  readonly input: (things: Things) => Record<string, unknown>
  readonly verdicts: Readonly<Record<Who, Verdict>>
  /** The code a rightful colleague of another tenant gets, or null where there is nothing to own. */
  readonly foreign: string | null
}

export interface Things {
  readonly campaignId: string
  readonly roundId: string
  readonly orderId: string
  readonly shareCode: string
  readonly importId: string
  readonly caseId: string
  readonly productId: string
  readonly skuId: string
  readonly addressId: string
  readonly ratingId: string
  readonly withdrawalId: string
  /** Of Mei's shop: an order of one of its customers, and a file that was asked for. */
  readonly customerId: string
  readonly exportId: string
  /** A planned edit of North Tea's goods. */
  readonly changeSetId: string
  /** Of that order: the parcel it left in. */
  readonly parcelId: string
  /** A private document of North Tea. */
  readonly fileId: string
  /** A paper of North Tea that waits for its decision. */
  readonly licenceId: string
  /** A key of North Tea for the open door. */
  readonly keyId: string
  readonly webhookId: string
  /** Of North Tea: a member, an invitation that is open, the code of one that was taken, and a file of its log. */
  readonly memberId: string
  readonly invitationId: string
  readonly invitationCode: string
  readonly logExportId: string
  /** A published batch of North Tea and a print of its labels. */
  readonly batchId: string
  readonly runId: string
}

const each = (verdict: Verdict): Readonly<Record<Who, Verdict>> => ({
  nobody: verdict,
  machine: verdict,
  consumer: verdict,
  reseller: verdict,
  owner: verdict,
  goods: verdict,
  campaigns: verdict,
  shipping: verdict,
  finance: verdict,
  reader: verdict,
  operator: verdict,
})
export const ANYBODY = each('yes')
/** A key opens one door and is nobody at the others. */
export const SIGNED_IN = { ...ANYBODY, nobody: 'sign-in', machine: 'sign-in' } as const
export const only = (...those: readonly Who[]): Readonly<Record<Who, Verdict>> => ({
  ...each('forbidden'),
  nobody: 'sign-in',
  machine: 'sign-in',
  ...Object.fromEntries(those.map((who) => [who, 'yes' as const])),
})

/** The open door knows keys and nobody else, whoever signs in. */
export const MACHINES = { ...each('sign-in'), machine: 'yes' } as const

/**
 * Who of those that may has most to do with it: of a brand its owner, of the others the last; a name where there is one,
 * for nobody's answers are kept for a while.
 */
export function rightfulOf({ verdicts }: Row): Who {
  const may = (Object.entries(verdicts) as [Who, Verdict][]).filter(([, verdict]) => verdict === 'yes')
  const whos = may.map(([who]) => who)
  return whos.includes('owner') && !whos.includes('operator') ? 'owner' : whos.at(-1)!
}

export const row = (
  call: string,
  verdicts: Row['verdicts'],
  rest: Partial<Pick<Row, 'input' | 'foreign'>> = {},
): Row => ({
  call,
  verdicts,
  input: () => ({}),
  foreign: null,
  ...rest,
})
