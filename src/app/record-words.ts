/** What is said of a brand’s record, to its buyers and to those who sell for it. */
export const words = {
  record: '履约记录',
  recordNote: '近 90 天真实订单统计',
  inTime: '按时发货',
  sold: '成交单数',
  rating: '买家评分',
  due: (n: number) => `共 ${n} 单`,
  orders: ' 单',
  fewDue: (n: number) => `满 ${n} 单看比率`,
  noDue: '还没有到期的订单',
  noRating: '暂无评价',
  ratingCount: (n: number) => `${n} 条评价`,
} as const
