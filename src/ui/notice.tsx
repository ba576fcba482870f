import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { told } from './aria'
import { Icon, type IconName } from './icon'
import style from './notice.module.css'
import type { Tone } from './tag'

interface NoticeProps {
  readonly tone?: Tone
  readonly icon?: IconName
}

const ICON: Record<Tone, IconName> = { quiet: 'info', good: 'shield', wait: 'clock', bad: 'alert' }

/** A sentence that must be read where it stands: conditions, warnings, refusals. Never a toast. */
export function Notice({ tone = 'quiet', icon, children }: PropsWithChildren<NoticeProps>) {
  return (
    <View className={`${style.notice} ${style[tone]}`} {...told({ role: tone === 'bad' ? 'alert' : undefined })}>
      <View className={style.icon}>
        <Icon name={icon ?? ICON[tone]} size={16} />
      </View>
      <View className={style.text}>{children}</View>
    </View>
  )
}
