import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { copyText } from '@/app/wechat'
import { allShare } from '@/campaigns/all-share'
import type { Card as CardView } from '@/campaigns/panels'
import { Button, Card } from '@/ui'
import { words } from '../words'
import css from './copy-words.module.css'

type Length = keyof typeof words.share.texts
const LENGTHS = Object.keys(words.share.texts) as Length[]

/** Three honest texts: what is said is what the campaign does, in the kind's own words. */
export function CopyWords({ about }: { about: CardView }) {
  const [copied, setCopied] = useState<Length | null>(null)
  const texts = allShare[about.kind]?.words(about)
  if (!texts) return null
  const onCopy = async (length: Length) => {
    await copyText(texts[length])
    setCopied(length)
  }
  return (
    <Card title={words.share.words}>
      {LENGTHS.map((length) => (
        <View key={length} className={css.row}>
          <View className={css.head}>
            <Text className={css.name}>{words.share.texts[length]}</Text>
            <Button
              fit
              weight='quiet'
              size='s'
              label={words.share.copyText(words.share.texts[length])}
              onTap={() => onCopy(length)}
            >
              {copied === length ? words.share.copied : words.share.copy}
            </Button>
          </View>
          <Text className={css.text} userSelect>
            {texts[length]}
          </Text>
        </View>
      ))}
    </Card>
  )
}
