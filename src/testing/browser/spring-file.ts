export const springTitle = '头采春茶'

/** Wen's file: one new product, one price that went up, one line as it was, one line without a price. */
export const springFile = (
  pictures: string,
): string => `商品编码,商品名称,类目,规格,SKU编码,价格(元),库存,发货天数,图片,说明
spring,${springTitle},绿茶,80 克,SP-80,49.00,300,3,${pictures}longjing.webp,三月二十日头采，当天手炒。
jasmine,七窨茉莉花茶,茶叶,100 克,JA-100,52.00,1500,2,,七次窨花，不加一滴香精。
black-tea,正山小种 红茶,茶叶,100 克 / 罐,ZS-100,129.00,800,5,,桐木关原料，松烟香淡，蜜香足。
white,白毫银针,白茶,50 克,WH-50,,40,3,,
`
