/** Text of the building blocks themselves. */
export const words = {
  again: '重试',
  signIn: '微信登录',
  signInTitle: '登录后查看',
  deniedTitle: '没有查看权限',
  problemTitle: '没能打开这一页',
  code: '编号',
  home: '回首页',
  close: '关闭',
  more: '多一件',
  fewer: '少一件',
  loading: '正在加载',
  updatedAt: (time: string) => `没有连上网络，以下内容更新于 ${time}`,
  days: (n: number) => `${n} 天`,
  left: (days: number, hours: number, minutes: number) =>
    `剩 ${days > 0 ? `${days} 天 ` : ''}${hours > 0 ? `${hours} 小时 ` : ''}${minutes} 分`,
  over: '已到时间',
  chosen: (label: string) => `${label}，已选`,
  ring: (filled: number, total: number) => `${total} 个名额，已有 ${filled} 人`,
  yuan: (text: string) => `${text} 元`,
}
