import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Button, Halves, Notice, Sheet } from '@/ui'
import css from './index.module.css'
import { words } from './words'

interface ShownOnceProps {
  readonly title: string
  readonly note: string
  readonly secret: string
  readonly onClose: () => void
}

/** A secret that nobody sees again. */
export function ShownOnce({ title, note, secret, onClose }: ShownOnceProps) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await Taro.setClipboardData({ data: secret })
    setCopied(true)
  }
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      foot={
        <Halves>
          <Button weight='plain' size='m' onTap={copy}>
            {copied ? words.copied : words.copy}
          </Button>
          <Button id='saved' weight='tea' size='m' onTap={onClose}>
            {words.keys.done}
          </Button>
        </Halves>
      }
    >
      <Notice tone='wait'>{note}</Notice>
      <View id='secret' className={`${css.code} ${css.said}`}>
        {secret}
      </View>
    </Sheet>
  )
}
