import { View } from '@tarojs/components'
import type { settingsOf } from '@/cloud/contract'
import type { consent } from '@/crm/contract'
import { Button, Notice } from '@/ui'
import { send } from '../../call'
import { useAction } from '../../state/action'
import { useAsk } from '../../state/ask'
import { askSubscription } from '../../wechat'
import { words as all } from '../words'

const words = all.result
const WANTED = ['round-formed', 'round-failed', 'shipped']

interface TellMeProps {
  /** Messages that are left of what this page asks for; null before anybody was asked. */
  readonly told: number | null
  readonly onTold: (left: number) => void
}

/** WeChat shows its dialog only right after a tap, and one yes is one message: so it is asked here, where it is wanted. */
export function TellMe({ told, onTold }: TellMeProps) {
  const { data } = useAsk<typeof settingsOf>('visitor/cloud.settings', {})
  const templates = Object.entries(data?.templates ?? {}).filter(([name]) => WANTED.includes(name))
  const asking = useAction(async (key) => {
    const accepted = await askSubscription(templates.map(([, id]) => id))
    const names = templates.filter(([, id]) => accepted.includes(id)).map(([name]) => name)
    if (names.length === 0) return onTold(0)
    const { balances } = await send<typeof consent>('consumer/crm.consent', { templates: names }, { key })
    onTold(Object.values(balances).reduce((sum, left) => sum + left, 0))
  })
  if (process.env.TARO_ENV === 'h5' || templates.length === 0) return null
  if (told !== null)
    return <Notice tone={told > 0 ? 'good' : 'quiet'}>{told > 0 ? words.told(told) : words.notTold}</Notice>
  return (
    <View>
      <Button weight='tea' size='s' busy={asking.busy} onTap={() => asking.run()}>
        {words.tell}
      </Button>
    </View>
  )
}
