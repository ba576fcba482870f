/** All text of this kind, by who reads it. */
export const words = {
  consumer: {
    title: '先到先得',
    rule: (limit: number) => `一口价，每人限购 ${limit} 件`,
    condition: (limit: number) => `付款后即成交，按承诺日期发货；15 分钟内未付款，名额自动释放。每人限购 ${limit} 件。`,
    left: (n: number) => `还剩 ${n} 件`,
    reserve: '立即抢',
    over: '已结束',
    soldOut: '已抢光',
    notOpen: '暂未开放',
    waiting: '等待付款',
    bought: '抢到了，等待发货',
    failed: '名额已释放',
  },
  reseller: {
    status: { waiting: '等付款', open: '等付款', formed: '已成交', failed: '已释放' } as Record<string, string>,
  },
  share: {
    title: (price: string, title: string) => `¥${price} 先到先得｜${title}`,
    badge: '先到先得',
    seats: { waiting: '等付款', open: '等付款', formed: '已成交', failed: '已释放' },
    promise: '付款即成交，按承诺日期发货',
    short: (title: string, price: string) => `${title}，一口价 ¥${price}。`,
    plain: (title: string, brand: string) =>
      `我在看${title}，${brand}直接发货。\n付款即成交，点开就能看详情，不用先登录。`,
    price: (title: string, price: string, single: string) => `【${title}】\n一口价 ¥${price}｜原价 ¥${single}`,
  },
  brand: {
    name: '先到先得',
    purpose: '一个价格，卖完为止，不用等人凑齐。适合限量和清仓。',
    unitsPerPerson: '每人限购（件）',
    preview: (price: string, quota: number) => `¥${price}，共 ${quota} 件，先到先得`,
    noGoods: '选一个规格，这里就有价格',
    problems: {
      'out-of-range': '每人限购请填 1–99 之间的整数',
      'ends-before-start': '结束日期要在开始日期之后，而且还没过去',
      'too-long': '活动最长 30 天，请提前结束日期',
      'commission-too-high': '佣金须在 0–30% 之间（微信支付分账上限）',
      'goods-missing': '至少选一个规格参加活动',
      'price-missing': '请填活动价，例如 29.90',
      'above-list': '活动价不能高于商品原价',
      'quota-above-stock': '限量不能超过库存',
    } as Record<string, string>,
    problemOther: '这里不符合规则，请改一改',
  },
} as const
