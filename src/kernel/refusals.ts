/**
 * The closed list of refusals. `status` is the HTTP status; `money` tells the buyer whether money is at stake:
 * none = none has moved, safe = it is held safely, refunding = it is on its way back.
 * The sentences belong to `words.ts`; a test compares the two lists.
 */
export const REFUSALS = {
  'bad-input': { status: 400, money: 'none' },
  'key-missing': { status: 400, money: 'none' },
  'sign-in': { status: 401, money: 'none' },
  forbidden: { status: 403, money: 'none' },
  'not-found': { status: 404, money: 'none' },
  'key-reused': { status: 422, money: 'none' },
  running: { status: 409, money: 'safe' },
  'too-many': { status: 429, money: 'none' },
  'too-large': { status: 413, money: 'none' },
  full: { status: 409, money: 'none' },
  ended: { status: 409, money: 'none' },
  'not-started': { status: 409, money: 'none' },
  'already-in': { status: 409, money: 'none' },
  'unpaid-order': { status: 409, money: 'none' },
  'over-limit': { status: 409, money: 'none' },
  'sold-out': { status: 409, money: 'none' },
  'price-changed': { status: 409, money: 'none' },
  'address-missing': { status: 422, money: 'none' },
  /** Personal data is kept only of who has agreed to it (个保法 13). */
  'consent-missing': { status: 409, money: 'none' },
  /** `facts.waits`: money or goods that are still on their way, which an account can't leave behind. */
  'under-way': { status: 409, money: 'safe' },
  'not-allowed-now': { status: 409, money: 'safe' },
  'not-formed': { status: 409, money: 'safe' },
  'parcel-left': { status: 409, money: 'safe' },
  'correction-spent': { status: 409, money: 'safe' },
  'tracking-wrong': { status: 422, money: 'none' },
  'refund-over-paid': { status: 409, money: 'safe' },
  'payment-checking': { status: 409, money: 'safe' },
  'payment-unavailable': { status: 503, money: 'safe' },
  'terms-refused': { status: 422, money: 'none' },
  /** `facts.status`: goods that are a draft, in review or withdrawn start no campaign. */
  'goods-not-live': { status: 409, money: 'none' },
  /** `facts.problems`: fields of goods that can't be written so. */
  'goods-refused': { status: 422, money: 'none' },
  /** `facts.guards`: prices that move far or fall below a running campaign; `facts.mended`: cells mended by hand that would
   * be lost. The same call with `agreed` does it. */
  'needs-yes': { status: 409, money: 'none' },
  /** Somebody else wrote the same rows since they were shown. */
  'changed-meanwhile': { status: 409, money: 'none' },
  'stock-short': { status: 409, money: 'none' },
  'unsafe-words': { status: 422, money: 'none' },
  'file-unreadable': { status: 422, money: 'none' },
  /** `facts.why`: sort (nothing we keep), broken, points (more of them than we unpack). */
  'file-refused': { status: 422, money: 'none' },
  'room-full': { status: 409, money: 'none' },
  /** `facts.days`: what was asked for is kept for so many days. */
  'no-longer-kept': { status: 410, money: 'none' },
  'nothing-to-write': { status: 409, money: 'none' },
  'already-done': { status: 409, money: 'safe' },
  'withdrawal-open': { status: 409, money: 'safe' },
  'withdraw-too-little': { status: 409, money: 'safe' },
  'withdraw-too-much': { status: 409, money: 'safe' },
  'withdraw-over-balance': { status: 409, money: 'safe' },
  'withdraw-day-limit': { status: 409, money: 'safe' },
  'account-checking': { status: 409, money: 'safe' },
  /** A brand keeps an owner. */
  'last-owner': { status: 409, money: 'none' },
  /** Nobody works for two brands at a time. */
  'works-elsewhere': { status: 409, money: 'none' },
  'already-member': { status: 409, money: 'none' },
  'team-full': { status: 409, money: 'none' },
  'wechat-unavailable': { status: 503, money: 'safe' },
  fault: { status: 500, money: 'safe' },
} as const satisfies Record<string, { status: number; money: 'none' | 'safe' | 'refunding' }>

export type RefusalCode = keyof typeof REFUSALS
