import { View } from '@tarojs/components'
import { useState } from 'react'
import type { remind } from '@/campaigns/contract'
import type { Card } from '@/campaigns/panels'
import type { settingsOf } from '@/cloud/contract'
import type { consent } from '@/crm/contract'
import { ActionBar, Button, Notice, Problem } from '@/ui'
import { dayTime } from '@/ui/when'
import { send } from '../../call'
import { useAction } from '../../state/action'
import { useAsk } from '../../state/ask'
import { askSubscription } from '../../wechat'
import { words as all } from '../words'
import style from './buttons.module.css'

const words = all.campaign
const TEMPLATE = 'campaign-started'

/**
 * Before the start: when it begins, and where WeChat can tell somebody later, the offer to. One yes in WeChat's dialog is
 * one message; without it nothing is promised.
 */
export function StartBar({ card }: { readonly card: Card }) {
  const { data } = useAsk<typeof settingsOf>('visitor/cloud.settings', {})
  const [told, setTold] = useState<boolean | null>(null)
  const template = data?.templates[TEMPLATE]
  const asking = useAction(async (key) => {
    const [accepted] = await askSubscription([template!])
    if (accepted) {
      await send<typeof consent>('consumer/crm.consent', { templates: [TEMPLATE] }, { key })
      await send<typeof remind>('consumer/campaigns.remind', { campaignId: card.id })
    }
    setTold(Boolean(accepted))
  })
  const time = dayTime(card.startsAt)
  const canTell = process.env.TARO_ENV === 'weapp' && Boolean(template) && told !== true
  return (
    <>
      {(asking.error || told !== null) && (
        <View className={style.said}>
          {asking.error ? (
            <Problem error={asking.error} />
          ) : (
            <Notice tone={told ? 'good' : 'quiet'}>{told ? words.willTell : words.willNotTell}</Notice>
          )}
        </View>
      )}
      <ActionBar>
        <View className={style.main}>
          <Button id='remind' weight='tea' size='m' disabled={!canTell} busy={asking.busy} onTap={() => asking.run()}>
            {canTell ? words.startsRemind(time) : words.starts(time)}
          </Button>
        </View>
      </ActionBar>
    </>
  )
}
