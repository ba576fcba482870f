export const words = {
  avatar: '头像',
  change: '换头像',
  nickname: '昵称',
  nicknameHint: '别人只看到第一个字',
  nicknameWrong: '请填 1 到 20 个字',
  tooLarge: '这张图太大或不是照片，请换一张',
  save: '保存',
  saved: '已保存',
  why: '不设置也可以参团、下单。',
}
