import { View } from '@tarojs/components'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import { useAsk } from '@/app/state/ask'
import type { shelve } from '@/catalogue/contract'
import type { goods } from '@/insight/brand-contract'
import { Button, Notice, Problem, Tag } from '@/ui'
import { words as list } from '../catalogue/words'
import type { Detail } from './draft'
import css from './index.module.css'
import { words } from './words'

const TONES = { draft: 'quiet', 'in-review': 'wait', live: 'good', withdrawn: 'quiet' } as const
type Status = Detail['status']

/** Where each state may go by the brand's own hand. */
const DEEDS: Readonly<Record<Status, readonly { to: 'draft' | 'live' | 'withdrawn'; label: string }[]>> = {
  draft: [{ to: 'live', label: words.handIn }],
  'in-review': [{ to: 'draft', label: words.takeBack }],
  live: [{ to: 'withdrawn', label: words.withdraw }],
  withdrawn: [{ to: 'live', label: words.list }],
}

interface HeadProps {
  readonly now: Detail
  readonly onChanged: () => Promise<void>
}

/** Where the product stands, what that means, and what may be done about it. */
export function Head({ now, onChanged }: HeadProps) {
  const moving = useAction(async (key, status: 'draft' | 'live' | 'withdrawn') => {
    await send<typeof shelve>('brand/catalogue.shelve', { productIds: [now.id], status }, { key })
    await onChanged()
  })
  return (
    <View className={css.head}>
      <View className={css.standing}>
        <Tag tone={TONES[now.status]}>{words.states[now.status]}</Tag>
        <View className={css.standingNote}>{words.stateNote[now.status]}</View>
        {DEEDS[now.status].map(({ to, label }) => (
          <View key={to} className={css.deed}>
            <Button
              id={`to-${to}`}
              size='s'
              weight={to === 'live' ? 'tea' : 'plain'}
              busy={moving.busy}
              onTap={() => moving.run(to)}
            >
              {label}
            </Button>
          </View>
        ))}
      </View>
      {now.reviewReason && now.status !== 'live' && <Notice tone='wait'>{words.sentBack(now.reviewReason)}</Notice>}
      <Problems now={now} />
      {moving.error && <Problem error={moving.error} />}
    </View>
  )
}

/** What is wrong with it, each with its remedy. */
function Problems({ now: { id, version } }: { readonly now: Detail }) {
  const { data } = useAsk<typeof goods>('brand/insight.goods', { productId: id })
  return (data?.items[0]?.problems ?? [])
    .filter((problem) => problem !== 'sent-back')
    .map((problem) => (
      <Notice key={`${problem}/${version}`} tone='wait'>
        {list.problem[problem]}：{list.remedy[problem]}
      </Notice>
    ))
}
