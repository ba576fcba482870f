import type { Id } from '@/kernel/id'
import type { Facts } from './facts'

/** Where somebody stands: null where this world has nothing to show there. */
interface Place {
  readonly who: Id | null
  readonly path: string
}

/** A page of the app, and how to get before it in any of the worlds. */
export interface Screen {
  readonly name: string
  /** Also at the width of a desk. */
  readonly desk?: true
  /** This person may not see it: the page says so, and that is no failure. */
  readonly locked?: true
  readonly at: (facts: Facts) => Place | null
  /** Calls that answer with nothing in the empty state: where all worlds look at the same list. */
  readonly bare?: readonly string[]
}

const open =
  (path: string): Screen['at'] =>
  () => ({ who: null, path })
const as = (
  role: 'buyer' | 'owner' | 'clerk' | 'operator',
  path: string | ((facts: Facts) => string),
): Screen['at'] => {
  return (facts) => ({ who: facts[role], path: typeof path === 'string' ? path : path(facts) })
}
const ofOrder =
  (status: string, path: string): Screen['at'] =>
  ({ orders }) =>
    orders[status] ? { who: orders[status].personId, path: `${path}?o=${orders[status].id}` } : null
const ofRound =
  (state: 'waiting' | 'formed' | 'failed'): Screen['at'] =>
  (facts) => {
    const round = facts[state]
    return round && { who: round.personId, path: `/consumer/round/index?r=${round.roundId}` }
  }
const withCampaign =
  (role: 'buyer' | 'owner' | null, path: string): Screen['at'] =>
  (facts) =>
    facts.campaignId ? { who: role && facts[role], path: `${path}?c=${facts.campaignId}` } : null

const asShipper =
  (path: string): Screen['at'] =>
  ({ shipper }) =>
    shipper ? { who: shipper, path } : null

const afterSale: Screen['at'] = ({ takenBack }) =>
  takenBack && { who: takenBack.personId, path: `/consumer/after-sale/index?o=${takenBack.id}` }
const withdrawal: Screen['at'] = ({ withdrawal }) =>
  withdrawal && { who: withdrawal.personId, path: `/reseller/withdrawal/index?w=${withdrawal.id}` }
const customer: Screen['at'] = ({ owner, customerId }) =>
  customerId ? { who: owner, path: `/reseller/customer/index?id=${customerId}` } : null
const ratings: Screen['at'] = ({ productId }) =>
  productId ? { who: null, path: `/consumer/ratings/index?p=${productId}` } : null
const checkout: Screen['at'] = ({ buyer, campaignId, skuId }) =>
  campaignId && skuId
    ? { who: buyer, path: `/consumer/checkout/index?c=${campaignId}&sku=${skuId}&units=1&type=start` }
    : null
const ofImport =
  (state: string, at = ''): Screen['at'] =>
  ({ clerk, imports }) =>
    imports[state] ? { who: clerk, path: `/brand/import/index?i=${imports[state]}${at && `&at=${at}`}` } : null
const movements: Screen['at'] = ({ operator, orders }) =>
  orders.signed ? { who: operator, path: `/operator/movements/index?o=${orders.signed.id}` } : null

const trace: Screen['at'] = ({ batchId }) =>
  batchId ? { who: null, path: `/consumer/trace/index?b=${batchId}` } : null
const copied: Screen['at'] = ({ copied }) =>
  copied ? { who: null, path: `/consumer/genuine/index?code=${copied}` } : null
const batch: Screen['at'] = ({ clerk, batchId }) =>
  batchId ? { who: clerk, path: `/brand/batch/index?id=${batchId}` } : null
const costs: Screen['at'] = ({ clerk, productId }) =>
  productId ? { who: clerk, path: `/brand/costs/index?p=${productId}` } : null

export const SCREENS: readonly Screen[] = [
  { name: 'home', at: open('/pages/home/index'), bare: ['campaigns.live', 'discovery.categories', 'campaigns.almost'] },
  { name: 'rounds', at: as('buyer', '/pages/rounds/index') },
  { name: 'rounds-visitor', at: open('/pages/rounds/index') },
  { name: 'shop', at: as('owner', '/pages/shop/index') },
  { name: 'shop-invitation', at: as('buyer', '/pages/shop/index') },
  { name: 'me', at: as('buyer', '/pages/me/index') },
  { name: 'me-visitor', at: open('/pages/me/index') },
  { name: 'consumer-campaign', at: withCampaign(null, '/consumer/campaign/index') },
  { name: 'consumer-campaign-dead', at: open('/consumer/campaign/index?s=NoSuchCard') },
  { name: 'consumer-search', at: open('/consumer/search/index') },
  { name: 'consumer-search-results', at: open('/consumer/search/index?q=cha') },
  { name: 'consumer-search-none', at: open('/consumer/search/index?q=zzzz') },
  { name: 'consumer-brand', at: ({ brandId }) => ({ who: null, path: `/consumer/brand/index?id=${brandId}` }) },
  { name: 'consumer-ratings', at: ratings },
  { name: 'consumer-rate', at: ofOrder('signed', '/consumer/rate/index') },
  { name: 'consumer-round-waiting', at: ofRound('waiting') },
  { name: 'consumer-round-formed', at: ofRound('formed') },
  { name: 'consumer-round-failed', at: ofRound('failed') },
  { name: 'consumer-result', at: ofOrder('forming', '/consumer/result/index') },
  { name: 'consumer-orders', at: as('buyer', '/consumer/orders/index') },
  ...['unpaid', 'forming', 'to-ship', 'shipped', 'signed', 'refunded', 'closed'].map((status): Screen => {
    return { name: `consumer-order-${status}`, at: ofOrder(status, '/consumer/order/index') }
  }),
  { name: 'consumer-after-sale', at: afterSale },
  ...(['profile', 'messages', 'privacy', 'export', 'close', 'help'] as const).map((page): Screen => {
    return { name: `consumer-${page}`, at: as('buyer', `/consumer/${page}/index`) }
  }),
  { name: 'consumer-addresses', at: as('buyer', '/consumer/addresses/index'), bare: ['crm.addresses'] },
  { name: 'consumer-shop', at: (facts) => ({ who: null, path: `/consumer/shop/index?id=${facts.shopId}` }) },
  { name: 'reseller-open', at: as('buyer', '/reseller/open/index') },
  { name: 'reseller-pick', at: as('owner', '/reseller/pick/index') },
  { name: 'reseller-goods', at: withCampaign('owner', '/reseller/goods/index') },
  { name: 'reseller-arrange', at: as('owner', '/reseller/arrange/index') },
  { name: 'reseller-share', at: withCampaign('owner', '/reseller/share/index') },
  { name: 'reseller-live', at: withCampaign('owner', '/reseller/live/index') },
  { name: 'reseller-customers', at: as('owner', '/reseller/customers/index') },
  { name: 'reseller-customer', at: customer },
  { name: 'reseller-earnings', at: as('owner', '/reseller/earnings/index') },
  { name: 'reseller-withdraw', at: as('owner', '/reseller/withdraw/index') },
  { name: 'reseller-withdrawal', at: withdrawal },
  { name: 'reseller-entries', at: as('owner', '/reseller/entries/index?bucket=pending') },
  { name: 'consumer-checkout', at: checkout },
  { name: 'consumer-trace', at: trace },
  { name: 'consumer-genuine', at: open('/consumer/genuine/index') },
  { name: 'consumer-genuine-many', at: copied },
  { name: 'consumer-genuine-forged', at: open('/consumer/genuine/index?code=00000-00000-00000-00000') },
  { name: 'brand-home', desk: true, at: as('clerk', '/brand/home/index') },
  { name: 'brand-catalogue', desk: true, at: as('clerk', '/brand/catalogue/index') },
  {
    name: 'brand-product',
    desk: true,
    at: ({ clerk, productId }) =>
      clerk && productId ? { who: clerk, path: `/brand/product/index?p=${productId}` } : null,
  },
  { name: 'brand-product-new', desk: true, at: as('clerk', '/brand/product/index') },
  { name: 'brand-figure', desk: true, at: as('clerk', '/brand/figure/index?of=paid&days=30') },
  { name: 'brand-import', desk: true, at: as('clerk', '/brand/import/index') },
  ...(['columns', 'check', 'preview'] as const).map((at): Screen => {
    return { name: `brand-import-${at}`, desk: true, at: ofImport('checked', at) }
  }),
  { name: 'brand-import-result', desk: true, at: ofImport('done') },
  { name: 'brand-import-unreadable', desk: true, at: ofImport('unreadable') },
  { name: 'brand-studio', desk: true, at: as('clerk', '/brand/studio/index') },
  { name: 'brand-shipping', desk: true, at: as('clerk', '/brand/shipping/index') },
  {
    name: 'brand-shipping-of-finance',
    desk: true,
    at: ({ bookkeeper }) => (bookkeeper ? { who: bookkeeper, path: '/brand/shipping/index' } : null),
  },
  { name: 'brand-batches', desk: true, at: as('clerk', '/brand/batches/index') },
  { name: 'brand-batch', desk: true, at: batch },
  { name: 'brand-batch-new', desk: true, at: as('clerk', '/brand/batch/index') },
  { name: 'brand-costs', desk: true, at: costs },
  { name: 'brand-ratings', desk: true, at: as('clerk', '/brand/ratings/index') },
  { name: 'brand-open', desk: true, at: as('clerk', '/brand/open/index') },
  { name: 'brand-reviews', desk: true, at: as('clerk', '/brand/reviews/index') },
  { name: 'brand-reviews-decided', desk: true, at: as('clerk', '/brand/reviews/index?of=decided') },
  { name: 'brand-papers', desk: true, at: as('clerk', '/brand/papers/index') },
  { name: 'brand-team', desk: true, at: as('clerk', '/brand/team/index') },
  { name: 'brand-audit', desk: true, at: as('clerk', '/brand/audit/index') },
  { name: 'brand-home-of-shipping', desk: true, at: asShipper('/brand/home/index') },
  { name: 'brand-studio-locked', desk: true, locked: true, at: asShipper('/brand/figure/index?of=paid&days=30') },
  {
    name: 'consumer-join',
    at: ({ buyer, invitation }) => ({ who: buyer, path: `/consumer/join/index?i=${invitation}` }),
  },
  { name: 'consumer-join-wrong', at: as('buyer', '/consumer/join/index?i=short') },
  ...(['home', 'suspense', 'outbox', 'health', 'configuration', 'simulator'] as const).map((page): Screen => {
    return { name: `operator-${page}`, desk: true, at: as('operator', `/operator/${page}/index`) }
  }),
  { name: 'operator-reviews', desk: true, at: as('operator', '/operator/reviews/index'), bare: ['review.cases'] },
  { name: 'operator-movements', desk: true, at: movements },
]
