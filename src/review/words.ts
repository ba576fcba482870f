/** What each machine finding says to the operator and, after a rejection, to the brand. */
export const FINDINGS: Readonly<Record<string, string>> = {
  'absolute-word': '含绝对化用语（广告法第九条）',
  'medical-claim': '宣称治疗、保健功效（广告法第十七条）',
  'contact-data': '文案中有联系方式或外部链接',
  'price-far-below-list': '活动价不到标价的三成，请核对价格（价格法第十四条）',
  'quota-huge': '活动数量异常大，请核对单位',
  'wechat-review': '微信内容安全建议人工复核',
  'wechat-risky': '微信内容安全判定为违规',
}
