import { yuan } from './money'
import type { RefusalCode } from './refusals'
import { whyForbidden } from './role-words'
import { chinaClock, fromIso } from './time'

type Facts = Readonly<Record<string, unknown>>
/** What happened (with whether my money is safe, where money may be at stake), and what to do now. */
interface Sentence {
  readonly what: string | ((facts: Facts) => string)
  readonly now: string | ((facts: Facts) => string)
}

/** `offline` is not the server's word: it is what the app says when no answer came at all. */
type SpokenCode = RefusalCode | 'offline'

const moneyIn = (value: unknown): string => (typeof value === 'number' ? ` ${yuan(value)} 元` : '限额')
const clockIn = (value: unknown): string => (typeof value === 'string' ? chinaClock(fromIso(value)) : '稍后')

/** What WeChat misses in an account that can take no money, and what its owner does about it. */
const ACCOUNT_LACKS: Readonly<Record<string, string>> = {
  REAL_NAME_CHECK_FAIL: '缺微信支付实名认证（微信-我-服务-钱包-身份信息）',
  NAME_NOT_CORRECT: '姓名与微信实名不一致',
  ID_CARD_NOT_CORRECT: '身份证信息与微信实名不一致',
  ACCOUNT_FROZEN: '微信零钱被冻结，需先在微信里解冻',
  ACCOUNT_NOT_EXIST: '还没有开通微信零钱',
  PAYEE_ACCOUNT_ABNORMAL: '需在微信支付里完善身份信息',
  REALNAME_ACCOUNT_RECEIVED_QUOTA_EXCEED: '微信零钱收款额度已满，需在微信支付里提升',
}

const FILE_REFUSED: Readonly<Record<string, string>> = {
  sort: '这里不收这种文件，没有保存；图片收 JPG、PNG、WebP、GIF，文件收 PDF',
  broken: '这个文件不完整或打不开，没有保存',
  points: '这张图的像素太多（最多 2,500 万），没有保存',
  missing: '这个文件没有找到，没有保存任何改动',
}

function tooLarge({ unit, max, size, bytesMax }: Facts): string {
  if (unit === 'cells') return `一次最多改 ${max} 格，这次有 ${size} 格，没有改动任何内容`
  const megabytes = typeof bytesMax === 'number' ? Math.floor(bytesMax / 1_048_576) : 0
  return megabytes > 0 ? `这个文件超过 ${megabytes} MB，没有保存` : '内容超出了大小限制'
}

/** Why a key of the open platform opens nothing. */
const KEY_REFUSED: Readonly<Record<string, string>> = {
  unknown: '密钥不对或没有带上，什么都没有改变',
  revoked: '这把密钥已经作废，什么都没有改变',
  ended: '这把密钥已经过期，什么都没有改变',
  'maker-left': '创建这把密钥的人已不是负责人，密钥随之失效，什么都没有改变',
}

/** Limits that have nothing to do with buying (`facts.of`). */
const LIMITED: Readonly<Record<string, { what: (limit: number) => string; now: string }>> = {
  keys: { what: (n) => `有效的密钥最多 ${n} 把，没有新建；现有的密钥照常可用`, now: '先作废一把不用的，再新建' },
  webhooks: { what: (n) => `接收地址最多 ${n} 个，没有添加；现有的地址照常接收`, now: '先删去一个不用的，再添加' },
  labels: { what: (n) => `这一批最多还能印 ${n} 个标签，这次没有生成`, now: '减少数量，或新建一个批次' },
}

/** Why nothing is written (`facts.why`). */
const NOTHING: Readonly<Record<string, { what: string; now: string }>> = {
  'all-or-nothing': {
    what: '选的是“全对才写”，还有行写不进去，没有写入任何内容',
    now: '改好这些行，或改选“只写对的”',
  },
  bulk: { what: '这次修改没有可写入的内容，商品没有任何改动', now: '看看每一格的提示，换一种改法' },
}

/** Why something can't be done at this moment (`facts.why`). */
const NOT_NOW: Readonly<Record<string, { what: string; now: string }>> = {
  'too-late': {
    what: '撤销的 24 小时已经过去，商品没有改动，资金安全',
    now: '在商品页用“批量修改”改回，或恢复商品的旧版本',
  },
  'nothing-written': { what: '这次导入没有写入任何内容，不需要撤销，资金安全', now: '返回商品页继续' },
}

const sentences: Record<SpokenCode, Sentence> = {
  'bad-input': { what: '填写的内容不符合要求', now: '请检查后再提交' },
  'key-missing': { what: '请求不完整，没有产生任何扣款', now: '请返回重试' },
  'sign-in': {
    what: ({ key }) => (typeof key === 'string' ? (KEY_REFUSED[key] ?? KEY_REFUSED.unknown!) : '需要先登录微信'),
    now: '登录后继续；用密钥的程序请换一把有效的密钥',
  },
  forbidden: { what: whyForbidden, now: '请负责人开通，或换一个有权限的账号' },
  'not-found': { what: '没有找到，可能已下架或链接有误', now: '返回首页看看其他好物' },
  'key-reused': { what: '页面内容已变化，这次没有提交，没有扣款', now: '请再点一次' },
  running: { what: '上一次提交还在处理，资金安全', now: '请稍候，不要重复支付' },
  'too-many': {
    what: ({ until }) =>
      typeof until === 'string' ? `次数用完了，${clockIn(until)} 后恢复；没有扣款` : '操作太快了，没有扣款',
    now: '请稍等再试',
  },
  'too-large': {
    what: tooLarge,
    now: ({ unit }) => (unit === 'cells' ? '少选一些商品，分几次改' : '请减少数量或换小一点的文件'),
  },
  full: { what: '这个团刚刚满员，没有扣款', now: '可以参加别的团，或自己开一个新团' },
  ended: { what: '活动已结束，没有扣款', now: '看看正在进行的其他活动' },
  'not-started': { what: '活动还没开始，没有扣款', now: '到开始时间再来' },
  'already-in': { what: '你已经在这个团里了，不会重复扣款', now: '去“我的团”查看进度' },
  'unpaid-order': { what: '你有一笔未支付的订单占着名额', now: '先支付或取消那一笔，再参加' },
  'over-limit': {
    what: ({ limit, of }) =>
      LIMITED[String(of)]?.what(Number(limit)) ??
      (typeof limit === 'number' ? `超出每人限购 ${limit} 件，没有扣款` : '超出每人限购数量，没有扣款'),
    now: ({ of }) => LIMITED[String(of)]?.now ?? '减少数量后再提交',
  },
  'sold-out': { what: '库存刚被抢完，没有扣款', now: '换个规格，或看看其他好物' },
  'price-changed': { what: '价格已变，没有扣款', now: '确认新价格后再提交' },
  'address-missing': { what: '还没有选收货地址，没有扣款', now: '选择或新增一个地址' },
  'consent-missing': { what: '还没有同意隐私说明，什么都没有保存', now: '同意后再保存；不同意也可以继续逛' },
  'under-way': { what: '还有没办完的事，账号没有注销，资金安全', now: '先办完下面列出的事，再来注销' },
  'not-allowed-now': {
    what: ({ why }) => NOT_NOW[String(why)]?.what ?? '现在的状态不能这样操作，资金安全',
    now: ({ why }) => NOT_NOW[String(why)]?.now ?? '刷新页面查看最新状态',
  },
  'not-formed': { what: '团还没成，不能发货；买家的钱由平台保管', now: '成团后再发货' },
  'parcel-left': {
    what: ({ sent, units }) =>
      typeof sent === 'number' && typeof units === 'number' && sent < units
        ? `${units} 件中已有 ${sent} 件发出，整单不能直接退款，资金安全`
        : '包裹已经发出，不能直接退款，资金安全',
    now: '收到后 7 天内可无理由退货，请联系商家',
  },
  'correction-spent': {
    what: '这个包裹的单号不能再改了，已发的货照常送达，钱是安全的',
    now: '一个包裹最多更正 3 次，微信只收 1 次重报；请把正确单号直接告诉买家',
  },
  'tracking-wrong': { what: '快递公司或单号不对，没有改动', now: '对照面单再填一次；确认无误可勾选“单号没错”' },
  'refund-over-paid': { what: '退款金额超过实付，资金未变动', now: '请改成不超过实付的金额' },
  'payment-checking': { what: '支付结果确认中，资金安全', now: '请勿重复支付，稍后在订单页核实' },
  'payment-unavailable': { what: '微信支付暂时没有回应，没有扣款', now: '名额仍为你保留，请稍后再付' },
  'terms-refused': { what: '活动规则有不合规的地方', now: '按标出的提示修改' },
  'goods-not-live': { what: '商品还没有在售，不能发起活动', now: '等审核通过，或先把商品上架' },
  'goods-refused': { what: '有几处填写不合适，没有写入任何内容', now: '按提示改好再保存' },
  'needs-yes': {
    what: ({ mended }) =>
      typeof mended === 'number'
        ? `重新读取会丢掉手工改好的 ${mended} 格，还没有重新读取`
        : '有价格变动较大，或低于进行中的活动价，没有写入任何内容',
    now: ({ mended }) => (typeof mended === 'number' ? '确认可以丢掉，再重新读取' : '核对后确认再写入'),
  },
  'changed-meanwhile': { what: '这些内容刚被改动过，没有写入任何内容', now: '刷新后再改一次' },
  'stock-short': { what: '库存不足，没有写入任何内容', now: '减少数量或先补库存' },
  'unsafe-words': { what: '文字里有不能发布的内容', now: '修改后再提交' },
  'file-unreadable': { what: '这个文件读不出表格内容，没有写入任何数据', now: '请另存为 CSV 后再上传' },
  'file-refused': { what: ({ why }) => FILE_REFUSED[String(why)] ?? FILE_REFUSED.sort!, now: '请重新选择文件再上传' },
  'room-full': { what: '品牌的文件空间已经用满，这个文件没有保存', now: '请联系平台扩容；已保存的文件不受影响' },
  'no-longer-kept': {
    what: ({ days }) =>
      `这些行只保留${typeof days === 'number' ? ` ${days} 天` : '一段时间'}，已经清除；写入的商品不受影响`,
    now: '请用手边的原表格改好再传，或直接在商品页修改',
  },
  'nothing-to-write': {
    what: ({ why }) => NOTHING[String(why)]?.what ?? '这个文件没有可写入的行，商品没有任何改动',
    now: ({ why }) => NOTHING[String(why)]?.now ?? '修正错误行后重新上传',
  },
  'already-done': { what: '这一步已经完成，不会重复执行', now: '刷新页面查看结果' },
  'withdrawal-open': {
    what: ({ amountFen }) => `上一笔提现${typeof amountFen === 'number' ? moneyIn(amountFen) : ''}还没结束，资金安全`,
    now: '先确认收款或取消那一笔，再提下一笔',
  },
  'withdraw-too-little': {
    what: ({ minFen }) => `提现低于${moneyIn(minFen)}，资金安全，还在可提现余额里`,
    now: '金额改大一些，或攒够再提',
  },
  'withdraw-too-much': {
    what: ({ maxFen }) => `单笔最多提${moneyIn(maxFen)}，资金安全，还在可提现余额里`,
    now: '分几笔提',
  },
  'withdraw-over-balance': {
    what: ({ availableFen }) =>
      `超过可提现余额${typeof availableFen === 'number' ? moneyIn(availableFen) : ''}，没有提出任何钱，资金安全`,
    now: '改成不超过余额的金额',
  },
  'withdraw-day-limit': {
    what: ({ leftFen, leftTimes, until }) =>
      `今天的提现${leftTimes === 0 ? '次数用完了' : `额度还剩${moneyIn(leftFen)}`}，${clockIn(until)} 恢复；资金安全，还在可提现余额里`,
    now: '额度恢复后再提',
  },
  'account-checking': {
    what: ({ missing, until }) =>
      `账户核验中：${ACCOUNT_LACKS[String(missing)] ?? '微信暂不能向你的账户转账'}；约 1 天，${clockIn(until)} 后可再提；资金安全，已退回可提现余额`,
    now: '先在微信里补齐，到时间再提',
  },
  'last-owner': { what: '品牌至少要有一位负责人，没有改动', now: '先把另一位成员设为负责人' },
  'works-elsewhere': {
    what: ({ brand }) =>
      `你已经在${typeof brand === 'string' ? `「${brand}」` : '另一个品牌'}工作，一个账号同一时间只为一个品牌工作，没有加入`,
    now: '先在那边的“团队”里退出，再来接受邀请',
  },
  'already-member': { what: '你已经是这个品牌的成员，角色没有变', now: '要换角色，请负责人在“团队”里改' },
  'team-full': { what: '团队人数或等待中的邀请已到上限，没有发出', now: '先移除成员或撤回邀请' },
  'wechat-unavailable': { what: '微信暂时没有回应，资金安全', now: '请稍后再试' },
  fault: { what: '我们这边出错了，你的资金安全', now: '请重试；仍不行请把编号发给客服' },
  offline: { what: '网络没有连上，已付的钱不受影响', now: '检查网络后重试' },
}

/** The sentence of a refusal and what to do now; unknown codes get the fault's. */
export function refusalSentence(code: string, facts: Facts = {}): { what: string; now: string } {
  const { what, now } = sentences[code as SpokenCode] ?? sentences.fault
  const said = (part: Sentence['now']) => (typeof part === 'string' ? part : part(facts))
  return { what: said(what), now: said(now) }
}

/** For the test that compares this list with the closed list of refusals. */
export const spokenCodes = Object.keys(sentences)
