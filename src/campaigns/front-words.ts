/** What stands on a shop's front: the app says it, and so does the server's first paint of the same page. */
export const frontWords = {
  slogan: '先有人想要，再有好货来',
  sloganNote: '品牌直供 · 好友一起 · 未成团自动退',
  searchHint: '搜商品、品牌，拼音首字母也行',
  all: '全部',
  almost: '差 1 人就成团',
  almostNote: '参加即成团',
  missing: (n: number) => `差 ${n} 人成团`,
  soldOut: '已抢光',
  sold: (n: number) => `已拼 ${n} 件`,
  left: (n: number) => `剩 ${n} 件`,
  groupPrice: '拼团价',
  single: '单独买',
}
