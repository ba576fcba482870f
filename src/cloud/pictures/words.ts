/** What is written on drawn pictures beside the words of the kinds. */
export const words = {
  single: (yuan: string) => `单独买 ¥${yuan}`,
  soldBy: (shop: string) => `${shop} 推荐`,
  ships: (brand: string) => `${brand} 发货`,
  scan: '微信扫码或长按识别',
}
