/** Carriers a brand can choose, most used first; `code` is what clerks' sheets often carry instead of a name. */
export const carriers = [
  { name: '顺丰速运', short: '顺丰', code: 'SF' },
  { name: '中通快递', short: '中通', code: 'ZTO' },
  { name: '圆通速递', short: '圆通', code: 'YTO' },
  { name: '申通快递', short: '申通', code: 'STO' },
  { name: '韵达快递', short: '韵达', code: 'YD' },
  { name: '极兔速递', short: '极兔', code: 'JTSD' },
  { name: '京东物流', short: '京东', code: 'JD' },
  { name: '邮政快递包裹', short: '邮政', code: 'YZPY' },
  { name: 'EMS', short: 'EMS', code: 'EMS' },
  { name: '德邦快递', short: '德邦', code: 'DBL' },
] as const
