/** All text that people read in the stand-in's own pages, and the word list of its content check. */
export const WORDS = {
  wrongAppid: 'appid 参数错误',
  wrongResponseType: 'response_type 参数错误',
  wrongRedirect: 'redirect_uri 参数错误',
  nobody: '没有这个人',
  chooseTitle: '选择登录的人',
  chooseHint: '模拟微信授权：请选择用哪个微信身份登录',
  chooseEmpty: '还没有登记的人',
  cashierTitle: '微信支付',
  merchant: '愿团',
  payTo: '付款给',
  goods: '商品',
  payer: '付款人',
  orderNo: '商户单号',
  payUntil: '请在此时间前付款',
  pay: '确认支付',
  refuse: '放弃支付',
  lose: '付款但丢失通知',
  loseHint: '钱已付出，但商户收不到通知：用来检验补单',
  simulated: '模拟收银台，不会产生真实扣款',
  transferTitle: '微信收款',
  transferFrom: '向你转账',
  remark: '转账说明',
  payee: '收款人',
  arrivesIn: '存入',
  balance: '微信零钱',
  takeUntil: '请在此时间前收款',
  take: '确认收款',
  takeLater: '稍后再收',
  takeLose: '收款但丢失通知',
  takeLoseHint: '钱已到零钱，但商户收不到通知：用来检验查单',
  takeFail: '收款失败（未实名）',
  takeFailHint: '微信查出收款人没有实名认证：用来检验退回',
  simulatedTransfer: '模拟收款页，不会产生真实转账',
  transferRefusals: {
    unknown: '找不到这笔转账',
    over: '转账已关闭，钱已退回商家',
    confirmed: '你已经收过这笔钱了',
    'another-person': '这笔转账属于另一个人',
  },
  back: '返回商家',
  cardGathering: (members: string, room: string) => `成员正在加入，当前 ${members}/${room} 人`,
  cardComplete: '已到齐',
  cardOver: '已结束',
  refusals: {
    unknown: '找不到这笔订单',
    closed: '订单已关闭',
    paid: '订单已支付，请勿重复付款',
    expired: '支付已过期，请回到商家重新发起',
    'another-person': '这笔订单属于另一个人',
  },
} as const

interface WatchedWord {
  readonly word: string
  /** 10001 ads, 20001 politics, 20002 porn, 20003 abuse, 20006 crime, 20008 fraud, 20012 vulgar (WX 内容安全). */
  readonly label: number
}

export const RISKY_WORDS: readonly WatchedWord[] = [
  { word: '赌博', label: 20006 },
  { word: '博彩', label: 20006 },
  { word: '毒品', label: 20006 },
  { word: '枪支', label: 20006 },
  { word: '假币', label: 20006 },
  { word: '代开发票', label: 20006 },
  { word: '色情', label: 20002 },
  { word: '裸聊', label: 20002 },
  { word: '传销', label: 20008 },
  { word: '刷单', label: 20008 },
  { word: '杀猪盘', label: 20008 },
  { word: '去死', label: 20003 },
]

export const REVIEW_WORDS: readonly WatchedWord[] = [
  { word: '加微信', label: 10001 },
  { word: '加我微信', label: 10001 },
  { word: '稳赚', label: 20008 },
  { word: '日赚', label: 20008 },
  { word: '包治', label: 20008 },
  { word: '根治', label: 20008 },
  { word: '壮阳', label: 20012 },
]
