import { Empty, Screen, Stack } from '@/ui'
import { FAILURE, nothing, type Shown } from './shown'

const FORBIDDEN = { code: 'forbidden', requestId: '0199aa10-4f2e-7000', facts: {} }
const again = () => undefined
const asked = { data: null, error: null, at: Date.parse('2026-11-22T10:00:00Z'), again }

/** What a page shows instead of its content. */
export const pages: readonly Shown[] = [
  {
    block: 'Empty',
    aria: '标题是 heading',
    states: [
      {
        name: '订单',
        node: (
          <Empty
            icon='box'
            title='还没有订单'
            text='看到喜欢的，和朋友一起买更便宜'
            action={{ label: '去逛逛', onTap: nothing }}
          />
        ),
      },
      {
        name: '搜不到',
        node: (
          <Empty
            icon='search'
            title='没有找到“紫砂”'
            text='换个词试试，或看看大家在拼什么'
            action={{ label: '清空条件', onTap: nothing }}
            other={{ label: '看正在拼的', onTap: nothing }}
          />
        ),
      },
      { name: '小店', node: <Empty icon='shop' title='店里还没有商品' action={{ label: '去选货', onTap: nothing }} /> },
      { name: '人', node: <Empty icon='people' title='还没有人参团' /> },
      { name: '钱', node: <Empty icon='wallet' title='还没有收益' /> },
      { name: '消息', node: <Empty icon='bell' title='没有新消息' /> },
      { name: '评价', node: <Empty icon='star' title='还没有评价' /> },
    ],
  },
  {
    block: 'Screen',
    aria: '加载时名字“正在加载”，出错是 alert',
    states: [
      {
        name: '加载',
        node: (
          <Screen ask={{ ...asked, status: 'loading' }} skeleton='list'>
            {() => null}
          </Screen>
        ),
      },
      {
        name: '出错',
        node: (
          <Screen ask={{ ...asked, status: 'error', error: FAILURE }} skeleton='page'>
            {() => null}
          </Screen>
        ),
      },
      {
        name: '无权限',
        node: (
          <Screen ask={{ ...asked, status: 'denied', error: FORBIDDEN }} skeleton='page'>
            {() => null}
          </Screen>
        ),
      },
      {
        name: '未登录',
        node: (
          <Screen ask={{ ...asked, status: 'denied' }} skeleton='page'>
            {() => null}
          </Screen>
        ),
      },
      {
        name: '离线旧内容',
        node: (
          <Screen ask={{ ...asked, status: 'ready', data: '上次的内容', error: FAILURE }} skeleton='page'>
            {(text) => <Stack>{text}</Stack>}
          </Screen>
        ),
      },
    ],
  },
]
