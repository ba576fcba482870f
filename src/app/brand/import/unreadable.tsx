import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button, Card, Icon } from '@/ui'
import { Columns } from './columns'
import { whyUnreadable } from './problems'
import css from './result.module.css'
import type { ImportView } from './upload'
import { words } from './words'

interface Props {
  readonly view: ImportView
  readonly onRead: (chosen: boolean) => Promise<void>
  readonly onAnother: () => void
}

/** Why the file can't be read, that nothing has changed, and the two ways on: read it differently, or take another file. */
export function Unreadable({ view, onRead, onAnother }: Props) {
  const [again, setAgain] = useState(false)
  const { reading } = view
  if (again && reading) return <Columns view={view} reading={reading} onRead={onRead} />
  return (
    <Card>
      <View className={css.result} ariaRole='status'>
        <View className={css.mark}>
          <Icon name='alert' size={40} />
        </View>
        <Text className={css.title}>{words.unreadable.title}</Text>
        <Text className={css.name}>{view.fileName}</Text>
        <Text className={css.why}>{whyUnreadable(view.unreadable ?? {})}</Text>
        <Text className={css.text}>{words.unreadable.safe}</Text>
      </View>
      <View className={css.next}>
        {reading && reading.headings.length > 0 && (
          <Button weight='plain' onTap={() => setAgain(true)}>
            {words.unreadable.again}
          </Button>
        )}
        <Button weight='main' onTap={onAnother}>
          {words.unreadable.another}
        </Button>
      </View>
    </Card>
  )
}
