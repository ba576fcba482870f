/** What stands around a buyer's words, wherever they are shown. */
export const words = {
  stars: '商品',
  noWords: '没有写文字',
  followUp: (days: number) => (days < 1 ? '当天追评' : `${days} 天后追评`),
  answer: '商家回复',
  pending: '文字正在检查，通过后别人才能看到',
  rejected: (reason: string) => `文字没有显示：${reason || '含有不能发布的内容'}。星级仍然有效。`,
}
