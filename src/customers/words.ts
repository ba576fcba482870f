/** What the columns of an exported file are called. */
export const COLUMNS = ['顾客', '订单数', '实付（元，已扣退款）', '佣金（元）', '最近下单', '标签'] as const
export const fileName = (day: string): string => `顾客-${day}.csv`
