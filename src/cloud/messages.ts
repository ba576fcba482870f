import type { TellTemplate } from '@/kernel/effect'
import { yuan } from '@/kernel/money'

type Facts = Readonly<Record<string, string | number>>

/**
 * What subscription messages say. The prefix of each key is WeChat's type with its own limit (`thing` 20 signs,
 * `character_string` 32; WX 订阅消息); templates are chosen in the console so that they have these keys.
 */
export const MESSAGES: Readonly<
  Record<TellTemplate, { data(facts: Facts): Record<string, string>; page(facts: Facts): string }>
> = {
  'round-formed': {
    data: () => ({ thing1: '拼团成功', thing2: '商家将按承诺日期发货' }),
    page: (facts) => `consumer/round/index?r=${facts.roundId}`,
  },
  'round-failed': {
    data: () => ({ thing1: '未成团', thing2: '已全额退款，请留意到账' }),
    page: (facts) => `consumer/round/index?r=${facts.roundId}`,
  },
  'seat-moved': {
    data: () => ({ thing1: '已为你换团', thing2: '原团名额已满，付款有效' }),
    page: (facts) => `consumer/round/index?r=${facts.roundId}`,
  },
  shipped: {
    data: (facts) => ({
      thing1: String(facts.carrier).slice(0, 20),
      character_string2: String(facts.trackingNo).slice(0, 32),
    }),
    page: (facts) => `consumer/order/index?o=${facts.orderId}`,
  },
  'withdrawal-paid': {
    data: (facts) => ({ thing1: '提现已到微信零钱', amount2: `${yuan(Number(facts.amountFen))}元` }),
    page: (facts) => `reseller/withdrawal/index?w=${facts.withdrawalId}`,
  },
  'ships-soon': {
    data: (facts) => ({ thing1: `${facts.orders} 单快到发货时限`, thing2: '超时会计入履约记录，请尽快发出' }),
    page: () => 'brand/shipping/index',
  },
  'campaign-started': {
    data: () => ({ thing1: '活动开始了', thing2: '你关注的商品现在可以参团' }),
    page: (facts) => `consumer/campaign/index?c=${facts.campaignId}`,
  },
  'webhook-off': {
    data: () => ({ thing1: '通知地址已停用', thing2: '多次没有送达，请检查后重新启用' }),
    page: () => 'brand/open/index',
  },
  'licence-ends': {
    data: (facts) => ({
      thing1: String(facts.licence).slice(0, 20),
      thing2: Number(facts.days) > 0 ? `${facts.validUntil} 到期，请续交` : '已到期，请续交',
    }),
    page: () => 'brand/papers/index',
  },
  refunded: {
    data: (facts) => ({ thing1: '退款已到账', amount2: `${yuan(Number(facts.amountFen))}元` }),
    page: (facts) => `consumer/order/index?o=${facts.orderId}`,
  },
}
