type Facts = Readonly<Record<string, string | number>>

const yuan = (fen: unknown): string => (Number(fen) / 100).toFixed(2)

/** What each message of ours says in the app; the short form in WeChat has limits of its own. */
export const words = {
  inbox: '通知',
  none: '还没有消息',
  noneNote: '成团、发货、退款到账，都会在这里告诉你。',
  toHome: '去逛逛',
  unread: '未读',
  allRead: '全部已读',
  more: '再看一些',
  switches: '微信提醒',
  switchesNote: '微信规定：同意一次，只能提醒一次。',
  left: (n: number, name: string) => `还可收到 ${n} 条 ${name}`,
  noneLeft: (name: string) => `不会收到 ${name}`,
  again: '再订一次',
  againLabel: (name: string) => `再订一次 ${name}`,
  onlyInWechat: '在微信小程序里打开，可以订阅微信提醒；这里的通知不受影响。',
  refused: '微信里没有同意，次数没有增加。可在右上角“…”的设置里打开通知。',
  names: {
    'round-formed': '成团提醒',
    'round-failed': '未成团退款提醒',
    'seat-moved': '换团提醒',
    shipped: '发货提醒',
    refunded: '退款到账提醒',
    'withdrawal-paid': '提现到账提醒',
    'campaign-started': '开始提醒',
    'ships-soon': '发货时限提醒',
    'webhook-off': '通知地址停用提醒',
    'licence-ends': '资质到期提醒',
  } as Record<string, string>,
  otherName: '进度提醒',
  texts: {
    'round-formed': { title: () => '拼团成功', text: () => '商家将按承诺日期发货' },
    'round-failed': { title: () => '没有成团', text: () => '已全额退款，请留意到账' },
    'seat-moved': { title: () => '已为你换到另一个团', text: () => '原团名额已满，你的付款有效' },
    shipped: {
      title: () => '已发货',
      text: ({ carrier = '', trackingNo = '' }: Facts) => `${carrier} ${trackingNo}`,
    },
    refunded: { title: () => '退款已到账', text: ({ amountFen }: Facts) => `¥${yuan(amountFen)} 已退回付款账户` },
    'withdrawal-paid': {
      title: () => '提现已到账',
      text: ({ amountFen }: Facts) => `¥${yuan(amountFen)} 已到微信零钱`,
    },
    'ships-soon': {
      title: ({ orders = 0 }: Facts) => `${orders} 单快到发货时限`,
      text: ({ late = 0 }: Facts) =>
        Number(late) > 0 ? `其中 ${late} 单已超时，请先发` : '12 小时内要发出，超时会计入履约记录',
    },
    'webhook-off': {
      title: () => '一个通知地址已停用',
      text: ({ host = '' }: Facts) => `${host} 多次没有收下通知；检查后在“开放平台”里重新启用，漏下的可以重发`,
    },
    'licence-ends': {
      title: ({ days = 0 }: Facts) => (Number(days) > 0 ? '一份资质快到期了' : '一份资质到期了'),
      text: ({ licence = '', validUntil = '' }: Facts) =>
        `${licence}有效期到 ${validUntil}；请在“资质证照”里交上新的，到期后这类商品的修改和新活动须由人工审核`,
    },
    'campaign-started': { title: () => '活动开始了', text: () => '你关注的商品现在可以参团' },
  } as Record<string, { title: (facts: Facts) => string; text: (facts: Facts) => string }>,
  other: { title: () => '有新进展', text: () => '点开查看' },
}
