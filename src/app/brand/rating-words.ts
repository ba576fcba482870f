/** Text of the brand's page of buyers' ratings. */
export const words = {
  task: '买家评价',
  taskNote: '看看买家怎么说，每条可回复一次',
  tabs: { open: '待回复', all: '全部' },
  none: '还没有评价',
  noneOpen: '都回复过了',
  noneNote: '买家签收后才能评价，新的评价会出现在这里。评价不能修改，也不能删除（电商法 39）。',
  answer: '回复',
  answerTitle: '回复这条评价',
  answerLabel: '回复内容（公开，只能回复一次）',
  answerHint: '谢谢反馈；哪里没做好、怎么改进，可以写在这里。',
  answerMissing: '写几个字再提交',
  send: '发布回复',
  keep: '再想想',
}
