import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Button, Card, Notice, Stack } from '@/ui'
import { EXAMPLES } from './examples'
import css from './index.module.css'
import { words } from './words'

const said = words.examples

/** Where the API is, as this app asks it. */
const here = (): string => (process.env.TARO_ENV === 'h5' ? window.location.origin : (process.env.TARO_APP_API ?? ''))

/** Calls to copy. */
export function HowTo() {
  const [copied, setCopied] = useState('')
  const examples = EXAMPLES(here())
  return (
    <Stack flush>
      <Notice>
        {said.lead}
        {said.pace}
        {` ${said.docs} ${here()}${said.docsAt}`}
      </Notice>
      {(Object.keys(examples) as (keyof typeof examples)[]).map((name) => (
        <Card key={name}>
          <View className={css.head}>
            <View className={`${css.name} ${css.grow}`}>{said.titles[name]}</View>
            <Button
              weight='plain'
              size='s'
              fit
              label={`${words.copy} ${said.titles[name]}`}
              onTap={async () => {
                await Taro.setClipboardData({ data: examples[name] })
                setCopied(name)
              }}
            >
              {copied === name ? words.copied : words.copy}
            </Button>
          </View>
          <View className={`${css.code} ${css.said}`}>{examples[name]}</View>
        </Card>
      ))}
    </Stack>
  )
}
