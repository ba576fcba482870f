/** The people who bought through a shop: their list, one of them, and the file of all. */
export const words = {
  search: '搜顾客',
  searchHint: '名字第一个字，或标签',
  sort: { recent: '最近下单', orders: '下单最多' },
  sortBy: '排序',
  byTag: '按标签看',
  all: '全部',
  tagOf: (tag: string, n: number) => `${tag} · ${n}`,
  total: (n: number) => `${n} 位顾客`,
  list: '顾客名单',
  orders: (n: number) => `${n} 单`,
  earned: (yuan: string) => `佣金 ¥${yuan}`,
  paid: (yuan: string) => `实付 ¥${yuan}`,
  last: (ago: string) => `${ago}下单`,
  ago: (ms: number) => {
    const minutes = Math.floor(ms / 60_000)
    if (minutes < 60) return minutes < 1 ? '刚刚' : `${minutes} 分钟前`
    const hours = Math.floor(minutes / 60)
    if (hours < 24) return `${hours} 小时前`
    const days = Math.floor(hours / 24)
    return days < 60 ? `${days} 天前` : `${Math.floor(days / 30)} 个月前`
  },
  masked: '只显示名字的第一个字。收货地址和电话只在品牌发货时使用，不会给到小店。',
  none: '还没有顾客',
  noneText: '有人通过你的分享付款，就会出现在这里',
  toShare: '去分享',
  notFound: '没有符合的顾客',
  notFoundText: '只能按名字的第一个字或标签找',
  seeAll: '看全部',

  paidLabel: '实付',
  paidNote: '已扣退款',
  earnedLabel: '佣金',
  earnedNote: '含待结算',
  ordersLabel: '订单',
  lastOn: (day: string, ago: string) => `最近下单 ${day} · ${ago}`,

  tags: '标签',
  tagsNote: '别的小店和买家看不到。顾客查看自己的数据时能看到，请友善地写。',
  tagsNone: '还没有标签',
  remove: (tag: string) => `去掉标签：${tag}`,
  add: (tag: string) => `加上标签：${tag}`,
  newTag: '新标签（最多 12 个字）',
  newTagHint: '例如 爱喝绿茶',
  addIt: '添加',
  usual: ['老顾客', '常复购', '送礼', '团长', '新朋友'],
  suggested: '常用',
  full: '一位顾客最多 8 个标签，先去掉一个再加',
  problem: {
    empty: '写一个字也行',
    'too-long': '最多 12 个字',
    characters: '标签里不能有这些符号',
    contact: '标签里不能写电话等联系方式',
  },

  history: (n: number) => `在我这里的订单 · ${n}`,
  more: '更多',
  units: (options: string, n: number) => [options, `× ${n}`].filter(Boolean).join(' '),
  refunded: (yuan: string) => `已退 ¥${yuan}`,

  export: '导出',
  exportTitle: '导出顾客名单',
  exportLead: '名单里只有名字的第一个字、订单数、金额、日期和标签。每次导出都要写明用途，会留下记录。',
  reason: '用途',
  reasons: ['月底对账', '售后回访', '统计复购'],
  other: '其他用途',
  otherHint: '4 到 60 个字',
  tooShort: '至少写 4 个字',
  submit: (n: number) => `导出 ${n} 位顾客`,
  downloaded: (n: number) => `${n} 位顾客的名单已下载`,
  copied: (n: number) => `${n} 位顾客的名单已复制，可以粘贴到表格或文件传输助手`,
  incomplete: '名单太长，只含最近下单的 2000 位。',
  past: '导出记录',
  pastNone: '还没有导出过',
  pastOne: (n: number, time: string) => `${time} · ${n} 位`,
} as const
