/** Why what is shown is not what is true now. */
const WHY_OLD: Readonly<Record<string, string>> = {
  offline: '没有连上网络',
  slow: '网络有点慢，还在取最新内容',
  fault: '暂时没能取到最新内容',
}

/** Text of the building blocks themselves. */
export const words = {
  again: '重试',
  signIn: '微信登录',
  signInTitle: '登录后查看',
  deniedTitle: '没有查看权限',
  problemTitle: '没能打开这一页',
  code: '编号',
  home: '回首页',
  otherAccount: '换个账号',
  close: '关闭',
  more: '多一件',
  fewer: '少一件',
  quantity: '数量',
  loading: '正在加载',
  updatedAt: (code: string, time: string) => `${WHY_OLD[code] ?? WHY_OLD.fault}，以下内容更新于 ${time}`,
  days: (n: number) => `${n} 天`,
  left: (days: number, hours: number, minutes: number) =>
    `剩 ${days > 0 ? `${days} 天 ` : ''}${hours > 0 ? `${hours} 小时 ` : ''}${minutes} 分`,
  over: '已到时间',
  chosen: (label: string) => `${label}，已选`,
  ring: (filled: number, total: number) => `${total} 个名额，已有 ${filled} 人`,
  yuan: (text: string) => `${text} 元`,
  clear: '清空',
  rating: '评分',
  stars: (n: number) => `${n} 星`,
  rated: (value: number, what = '评分') => `${what} ${Math.round(value * 10) / 10} 分，满分 5 分`,
  count: (n: number) => `${n} 个`,
  chart: {
    nothing: '还没有数据',
    flat: (value: string) => `一直是 ${value}`,
    trend: (t: { way: 'up' | 'down' | 'same'; from: string; to: string; most: string; least: string }) =>
      `${t.way === 'same' ? `${t.from}，${t.to}，持平` : `从 ${t.from} ${t.way === 'up' ? '升到' : '降到'} ${t.to}`}；最高 ${t.most}，最低 ${t.least}`,
    across: '日期',
    numbers: '看数据表',
    picture: '看图表',
  },
  table: {
    all: '全选',
    row: (name: string) => `选择 ${name}`,
    chosen: (n: number) => `已选 ${n} 项`,
    sort: (title: string) => `按${title}排序`,
  },
  frame: '后台导航',
  moreRows: '加载更多',
  nothingChosen: '请选择',
  nothingThere: '（无）',
  change: (before: string, after: string) => `原来${before}，改为${after}`,
  select: (label: string, chosen: string) => `${label}，${chosen}`,
  percent: (label: string, percent: number) => `${label} ${percent}%`,
}
