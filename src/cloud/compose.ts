import { permit } from '@/after-sales/rules'
import type * as campaignsContract from '@/campaigns/contract'
import * as publishing from '@/campaigns/publishing'
import * as campaigns from '@/campaigns/service'
import * as seen from '@/campaigns/views'
import * as catalogue from '@/catalogue/service'
import { addressesOf } from '@/crm/addresses'
import type { InputOf, OutputOf } from '@/kernel/contract'
import type { ReviewFacts } from '@/kernel/effect'
import { isRefusal, type Refusal, refuse } from '@/kernel/result'
import type { Asked, CommandService, Context, QueryService } from '@/kernel/service'
import * as ledger from '@/ledger/service'
import type * as ordersContract from '@/orders/contract'
import * as orders from '@/orders/views'
import type * as paymentsContract from '@/payments/contract'
import * as withdrawing from '@/payments/withdrawals-service'
import { creditFor } from '@/sharing/service'
import { withFaces } from './faces'

/** Services never meet; where a call needs two of them, they are put together here. */

type Act = InputOf<typeof campaignsContract.act>

/** An address that is not the buyer's own counts as none: the rules then refuse before a seat is held. */
export const act: CommandService<Act, campaigns.ActAnswer> = (context, asked) =>
  campaigns.act(context, asked, knownOf(context, asked))

/** What others know of each buyer. Asked for without waiting, so that it travels with what the campaigns read. */
async function knownOf(context: Context, asked: readonly Asked<Act>[]): Promise<campaigns.Known[]> {
  const [isOwn, credits] = await Promise.all([
    addressesOf(
      context,
      asked.map(({ input, by }) => ({ personId: by.personId, addressId: input.addressId ?? null })),
    ),
    creditFor(
      context,
      asked.map(({ input, by: { personId, visitorId } }) => ({ personId, visitorId, campaignId: input.campaignId })),
    ),
  ])
  return asked.map((_, i) => ({ hasAddress: isOwn[i]!, credit: credits[i]! }))
}

type Publish = InputOf<typeof campaignsContract.publish>

/** An offer is judged with what the catalogue says about its goods; what they cost is added where reviews are asked for. */
export const publish: CommandService<Publish, OutputOf<typeof campaignsContract.publish>> = async (context, asked) => {
  const goods = await catalogue.marketGoods(
    context,
    asked.map(({ input, by }) => {
      return { brandId: by.brandId, productId: input.productId, skuIds: input.goods.map((g) => g.skuId) }
    }),
  )
  const offers = asked.map((one, i) => {
    const product = goods[i] ?? null
    return { ...one, product, facts: product ? factsOf(one.input, product) : {} }
  })
  return publishing.publish(context, offers)
}

/** What the review judges beside the words of an offer. */
function factsOf({ goods }: Publish, { category, pictureUrls, goods: known }: catalogue.MarketProduct): ReviewFacts {
  const listed = new Map(known.map((g) => [g.skuId, g]))
  const prices = goods.map(({ skuId, priceFen, quota }) => {
    const { options = '', title = '', listPriceFen = priceFen } = listed.get(skuId) ?? {}
    return { label: options || title, skuId, priceFen, quota, listPriceFen }
  })
  const shown = [...new Set([...pictureUrls, ...known.map((g) => g.pictureUrl)])].filter(Boolean)
  return { category, pictureUrls: shown, prices }
}

type Withdraw = InputOf<typeof paymentsContract.withdraw>

/** What a shop may take out is what its account says once nobody else can take of it. */
export const withdraw: CommandService<Withdraw, OutputOf<typeof paymentsContract.withdraw>> = async (
  context,
  asked,
) => {
  const available = await ledger.lockAvailable(
    context,
    asked.map(({ by }) => by.shopId),
  )
  return withdrawing.ask(
    context,
    asked.map((one, i) => ({ ...one, availableFen: available[i]! })),
  )
}

export const withdrawals: QueryService<
  InputOf<typeof paymentsContract.withdrawals>,
  OutputOf<typeof paymentsContract.withdrawals>
> = async (context, asked) => {
  const [list, { availableFen, transferFen, paidFen }] = await Promise.all([
    withdrawing.list(context, asked),
    ledger.sumsOf(context, asked.by.shopId),
  ])
  return { ...list, availableFen, transferFen, paidFen }
}

export const card: QueryService<
  InputOf<typeof campaignsContract.card>,
  OutputOf<typeof campaignsContract.card>
> = async (context, { input }) => {
  const found = await seen.card(context, input)
  return found ? withFaces(context, found) : refuse('not-found')
}

export const round: QueryService<
  InputOf<typeof campaignsContract.round>,
  OutputOf<typeof campaignsContract.round>
> = async (context, { input, by }) => {
  const found = await seen.round(context, input.roundId, by.personId)
  return found ? withFaces(context, found) : refuse('not-found')
}

export const myOrders = async (context: Context, asked: Asked<InputOf<typeof ordersContract.mine>>) => {
  const { view, entries } = await orders.mine(context, asked)
  const rounds = await seen.roundsOfOrders(context, entries)
  return { ...view, items: view.items.map((o) => ({ ...o, roundId: rounds.get(o.id) ?? null })) }
}

export const order = async (
  context: Context,
  asked: Asked<InputOf<typeof ordersContract.view>>,
): Promise<OutputOf<typeof ordersContract.view> | Refusal> => {
  const found = await orders.view(context, asked)
  if (isRefusal(found)) return found
  const { view } = found
  const [rounds, bought] = await Promise.all([
    seen.roundsOfOrders(context, found.entries),
    seen.boughtIn(context, view.campaignId),
  ])
  const may = { ...view.may, refund: permit(view.status, view.parcels.length > 0) }
  return { ...view, may, bought, roundId: rounds.get(view.id) ?? null }
}
