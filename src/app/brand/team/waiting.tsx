import { View } from '@tarojs/components'
import { useState } from 'react'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import { useAsk } from '@/app/state/ask'
import type { OutputOf } from '@/kernel/contract'
import type { invitations, withdrawInvitation } from '@/team/contract'
import { ROLES } from '@/team/words'
import { Button, Card, Notice, Problem, Tag } from '@/ui'
import { dayTime } from '@/ui/when'
import css from './index.module.css'
import { words } from './words'

type One = OutputOf<typeof invitations>['items'][number]

/** Invitations that nobody has taken. */
export function Waiting() {
  const asked = useAsk<typeof invitations>('brand/team.invitations', {})
  const [said, setSaid] = useState(false)
  const items = asked.data?.items ?? []
  const gone = async () => {
    setSaid(true)
    await asked.again()
  }
  return (
    <View className={css.section}>
      <Card title={words.waiting}>
        {said && <Notice tone='good'>{words.withdrawn}</Notice>}
        {asked.error && <Problem error={asked.error} onRetry={asked.again} />}
        {asked.data && items.length === 0 && <View className={css.note}>{words.waitingNone}</View>}
        {items.map((one) => (
          <Line key={one.id} one={one} onGone={gone} />
        ))}
      </Card>
    </View>
  )
}

function Line({ one, onGone }: { readonly one: One; readonly onGone: () => Promise<void> }) {
  const acting = useAction(async (key) => {
    await send<typeof withdrawInvitation>('brand/team.withdrawInvitation', { invitationId: one.id }, { key })
    await onGone()
  })
  const { name } = ROLES[one.role]
  return (
    <>
      <View className={css.waiting}>
        <Tag tone='wait'>{name}</Tag>
        <View className={css.waitingText}>
          <View>{words.madeBy(one.by || words.gone)}</View>
          <View className={css.note}>{words.until(dayTime(one.endsAt))}</View>
        </View>
        <Button
          size='s'
          weight='quiet'
          fit
          label={words.withdrawOf(name)}
          busy={acting.busy}
          onTap={() => acting.run()}
        >
          {words.withdraw}
        </Button>
      </View>
      {acting.error && <Problem error={acting.error} />}
    </>
  )
}
