/** Words about where goods come from and where the money goes, for buyers, resellers and the brand alike. */
export const words = {
  papers: { 'test-report': '检测报告', certificate: '资质证书', 'origin-proof': '产地证明', photo: '照片' },
  parts: {
    materialFen: '原料',
    labourFen: '人工',
    freightFen: '运费包装',
    brandFen: '品牌',
    platformFen: '支付通道',
    resellerFen: '分享人',
  },
  partNotes: {
    brandFen: '扣掉成本和分成后留给品牌的，用来付房租、设计和以后的货',
    platformFen: '微信支付的手续费',
    resellerFen: '从分享卡片下单才给分享人；自己找来下单的归品牌',
  },
  costs: (price: string) => `这 ${price} 元去了哪里`,
  costsOf: (options: string) => options,
  costsSaid: (parts: string) => `价格构成：${parts}`,
  part: (name: string, yuan: string, percent: number) => `${name} ${yuan} 元，${percent}%`,
  stated: (day: string) => `由品牌填写，${day}起有效；改动会留下记录`,
  which: '看哪个规格',
  onlyYou: '品牌只向分享人公开，不会出现在买家的页面上',
}
