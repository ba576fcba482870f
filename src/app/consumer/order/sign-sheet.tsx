import { View } from '@tarojs/components'
import { Button, Sheet } from '@/ui'
import { words as all } from '../words'
import style from './index.module.css'

const words = all.order

interface SignSheetProps {
  readonly onClose: () => void
  readonly onSure: () => void
}

/** Asked once more: from here the days for sending it back are counted. */
export function SignSheet({ onClose, onSure }: SignSheetProps) {
  const foot = (
    <>
      <View className={style.deed}>
        <Button weight='plain' onTap={onClose}>
          {words.notYet}
        </Button>
      </View>
      <View className={style.deed}>
        <Button id='sure' weight='tea' onTap={onSure}>
          {words.sure}
        </Button>
      </View>
    </>
  )
  return (
    <Sheet open title={words.sign} onClose={onClose} foot={foot}>
      <View className={style.sure}>{words.sureSign}</View>
    </Sheet>
  )
}
