import { useState } from 'react'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import { useAsk } from '@/app/state/ask'
import { askSubscription } from '@/app/wechat'
import type { settingsOf } from '@/cloud/contract'
import type { consent } from '@/crm/contract'
import { Button, Notice } from '@/ui'
import { words } from '../withdraw/words'

const TEMPLATE = 'withdrawal-paid'

/** One yes is one message, asked for where it is wanted: WeChat opens its dialog only right after a tap. */
export function Tell() {
  const [told, setTold] = useState<boolean | null>(null)
  const { data } = useAsk<typeof settingsOf>('visitor/cloud.settings', {})
  const templateId = data?.templates[TEMPLATE]
  const asking = useAction(async (key) => {
    const accepted = templateId ? await askSubscription([templateId]) : []
    if (accepted.length > 0) await send<typeof consent>('consumer/crm.consent', { templates: [TEMPLATE] }, { key })
    setTold(accepted.length > 0)
  })
  if (process.env.TARO_ENV === 'h5' || !templateId) return null
  if (told !== null) return <Notice tone={told ? 'good' : 'quiet'}>{told ? words.told : words.notTold}</Notice>
  return (
    <Button weight='tea' size='m' busy={asking.busy} onTap={() => asking.run()}>
      {words.tell}
    </Button>
  )
}
