import { Text, View } from '@tarojs/components'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import { useSession } from '@/app/state/session'
import type { take } from '@/review/contract'
import { Button, Problem } from '@/ui'
import { words } from '../words'
import type { FullCase } from './case'
import { useKeys } from './keys'
import css from './owner.module.css'

/** Who works on it; one press takes it, hands it back, or takes it over. */
export function Owner({ one, onMoved }: { readonly one: FullCase; readonly onMoved: () => void }) {
  const me = useSession((session) => session.me?.personId)
  const mine = one.owner?.personId === me
  const how = one.owner === null ? 'take' : mine ? 'hand-back' : 'take-over'
  const act = useAction(async (key: string) => {
    await send<typeof take>('operator/review.take', { caseId: one.id, how }, { key })
    onMoved()
  })
  useKeys({ t: () => void act.run() })
  const label = { take: words.take, 'hand-back': words.handBack, 'take-over': words.takeOver }[how]
  return (
    <View className={css.owner}>
      {one.owner && <Text className={css.name}>{mine ? words.ownerMe : words.owner(one.owner.name)}</Text>}
      <Button size='s' weight='plain' fit busy={act.busy} onTap={() => act.run()}>
        {label}
      </Button>
      {act.error && <Problem error={act.error} />}
    </View>
  )
}
