import { Text, View } from '@tarojs/components'
import { Button, Card, Icon } from '@/ui'
import { words } from '../words'
import css from './result.module.css'
import type { File } from './review'

interface Props {
  file: File
  onAnother: () => void
  onStudio: () => void
}

/** What came of it, and the next step. */
export function ImportResult({ file, onAnother, onStudio }: Props) {
  const done = file.state === 'done'
  const failed = file.outcome?.failed ?? 0
  const written = (file.outcome?.created ?? 0) + (file.outcome?.changed ?? 0)
  return (
    <Card>
      <View className={css.result} ariaRole='status'>
        <View className={`${css.mark} ${done ? css.good : ''}`}>
          <Icon name={done ? 'check' : 'cross'} size={40} />
        </View>
        <Text className={css.title}>{done ? words.import.done : words.import.cancelled}</Text>
        {done && <Text className={css.text}>{words.import.doneText(written)}</Text>}
        {done && failed > 0 && <Text className={css.text}>{words.import.skipped(failed)}</Text>}
      </View>
      <View className={css.next}>
        <Button weight='plain' onTap={onAnother}>
          {words.import.another}
        </Button>
        {done && (
          <Button weight='main' onTap={onStudio}>
            {words.import.toStudio}
          </Button>
        )}
      </View>
    </Card>
  )
}
