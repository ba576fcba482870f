import type { ReviewSubject, Verdict } from '@/kernel/effect'
import type { LicenceKind } from './licence-rules'

/** What each machine finding says to the operator and to the brand. */
export const FINDINGS: Readonly<Record<string, string>> = {
  'absolute-word': '含绝对化用语（广告法第九条）',
  'medical-claim': '宣称治疗、保健功效（广告法第十七条）',
  'contact-data': '文案中有联系方式或外部链接',
  'price-far-below-list': '活动价不到标价的三成，请核对价格（价格法第十四条）',
  'quota-huge': '活动数量异常大，请核对单位',
  'compared-price-bare': '划线价没有写明来源或时间（价格法第十四条、明码标价和禁止价格欺诈规定）',
  'compared-price-not-above': '划线价不高于现价，比较没有意义（明码标价和禁止价格欺诈规定）',
  'price-below-cost': '售价低于成本卡上的成本（价格法第十四条）',
  'picture-missing': '没有商品图片（电子商务法第十七条：全面、真实地披露商品信息）',
  'licence-missing': '缺少经营资质',
  'licence-expired': '经营资质已过期',
  'licence-ends': '经营资质三十天内到期',
  'alcohol-minors': '酒类：页面须注明不向未成年人销售（未成年人保护法第五十九条）',
  'goods-forbidden': '属于不得在网上销售的商品（电子商务法第十三条）',
  'category-mismatch': '标题与类目不像同一种商品',
  'brand-face': '改了品牌名称或标志，须与营业执照、商标核对（电子商务法第十五条）',
  'paper-to-read': '证照须由人工核对原件（电子商务法第二十七条）',
  'stock-short': '机器放行时库存不够留给活动，请品牌核对库存',
  'wechat-review': '微信内容安全建议人工复核',
  'wechat-risky': '微信内容安全判定为违规',
}

/** A paper's name, the law behind it, and what a brand may read beside the field. */
export const LICENCES: Readonly<Record<LicenceKind, { readonly name: string; readonly law: string }>> = {
  business: { name: '营业执照', law: '电子商务法第十条、第十五条' },
  food: { name: '食品经营许可证或预包装食品备案', law: '食品安全法第三十五条' },
  'health-food': { name: '保健食品注册或备案凭证', law: '食品安全法第七十六条' },
  'infant-formula': { name: '婴幼儿配方食品注册或备案凭证', law: '食品安全法第八十一条' },
  cosmetics: { name: '化妆品注册或备案凭证', law: '化妆品监督管理条例第十七条' },
  'medical-device': { name: '医疗器械经营许可或备案', law: '医疗器械监督管理条例第四十一条、第四十二条' },
  ccc: { name: '强制性产品认证（CCC）', law: '认证认可条例第二十七条' },
  publication: { name: '出版物经营许可证', law: '出版管理条例第三十五条' },
}

interface Reason {
  readonly says: string
  /** Where it comes from: a law, or our own rule. */
  readonly source: string
  readonly for: readonly Exclude<Verdict, 'accepted'>[]
}

const BOTH = ['needs-work', 'declined'] as const
const OURS = '愿团审核规则'

/** Why a proposal was sent back or declined: a closed list, so that decisions can be counted and compared. */
export const REASONS: Readonly<Record<string, Reason>> = {
  'absolute-words': { says: '请去掉绝对化用语', source: '广告法第九条', for: BOTH },
  'medical-claims': {
    says: '普通商品不得宣称治疗、保健功效',
    source: '广告法第十七条、食品安全法第七十三条',
    for: BOTH,
  },
  'false-claims': { says: '有虚假或引人误解的说法', source: '广告法第二十八条、电子商务法第十七条', for: BOTH },
  'not-as-described': { says: '标题、类目或图片与商品不符', source: '消费者权益保护法第二十条', for: BOTH },
  'compared-price': { says: '划线价没有依据，请写明来源和时间', source: '明码标价和禁止价格欺诈规定', for: BOTH },
  price: { says: '价格疑似填错或低于成本，请核对', source: '价格法第十四条', for: BOTH },
  pictures: { says: '图片缺失、不清或含联系方式', source: '电子商务法第十七条', for: BOTH },
  'licence-missing': { says: '请先补交这类商品的经营资质', source: '电子商务法第十二条、第二十七条', for: BOTH },
  'licence-unreadable': { says: '证照信息与原件不符、看不清或已过期', source: '电子商务法第二十七条', for: BOTH },
  'stock-or-quota': { says: '活动数量或库存请再核对', source: '电子商务法第十七条', for: ['needs-work'] },
  'contact-data': { says: '请去掉联系方式和外部链接', source: OURS, for: BOTH },
  infringement: { says: '疑似侵犯他人商标、专利或著作权', source: '电子商务法第四十二条、商标法第五十七条', for: BOTH },
  'forbidden-goods': { says: '法律不允许在网上销售的商品', source: '电子商务法第十三条', for: ['declined'] },
  'unsafe-content': { says: '内容违反微信内容安全规范', source: '微信小程序平台运营规范', for: BOTH },
  other: { says: '其他原因', source: OURS, for: BOTH },
}

/** What a brand and a buyer read as the reason: the closed word first, then what was written freely. */
export const reasonText = (code: string, free: string): string =>
  [code === 'other' && free !== '' ? '' : REASONS[code]?.says, free].filter(Boolean).join('：')

export const SUBJECTS: Readonly<Record<ReviewSubject, string>> = {
  brand: '品牌资料',
  licence: '资质证照',
  product: '商品',
  campaign: '活动',
  rating: '买家评价',
  'rating-answer': '商家回复',
}
