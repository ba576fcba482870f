/** What somebody reads who was invited to work for a brand. */
export const words = {
  lead: (by: string) => (by ? `${by} 邀请你加入` : '邀请你加入'),
  as: (role: string) => `角色：${role}`,
  may: '你可以',
  not: '你看不到、做不了',
  until: (time: string) => `${time} 前有效，只能用一次`,
  promise: '接受后，你做的每次修改都会记在品牌的操作日志里；随时可以退出。',
  accept: '接受邀请',
  later: '先不',
  toDesk: '进入品牌后台',
  joined: '你已经在团队里了',
  joinedNote: (role: string) => `你的角色是「${role}」，可以开始了。`,
  states: {
    taken: { title: '这个邀请已经被用过', text: '每个邀请只能用一次，请对方再发一个。' },
    withdrawn: { title: '这个邀请已经撤回', text: '如果还需要，请对方再发一个。' },
    ended: { title: '这个邀请过期了', text: '邀请 72 小时内有效，请对方再发一个。' },
  },
  wrong: '这个邀请链接不对',
  wrongNote: '可能少复制了几个字，请对方重新发一次。',
  home: '去首页',
  elsewhere: (brand: string) =>
    `你现在为「${brand}」工作。一个账号同一时间只为一个品牌工作，先在那边的“团队”里退出，再来接受。`,
}
