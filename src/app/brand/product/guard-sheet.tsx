import { View } from '@tarojs/components'
import { yuan } from '@/kernel/money'
import { Button, Halves, Sheet, Tag } from '@/ui'
import css from './form.module.css'
import { words } from './words'

export interface Guard {
  readonly sku: string
  readonly code: string
  readonly beforeFen: number
  readonly afterFen: number
}

interface GuardSheetProps {
  readonly guards: readonly Guard[]
  readonly busy: boolean
  /** What the yes is to; saving where nothing is said. */
  readonly agree?: string
  readonly onClose: () => void
  readonly onAgree: () => void
}

/** A slipped decimal point is law once somebody has ordered: prices that move far are asked back. */
export function GuardSheet({ guards, busy, agree = words.guardAgree, onClose, onAgree }: GuardSheetProps) {
  const foot = (
    <Halves>
      <Button size='m' weight='plain' onTap={onClose}>
        {words.check}
      </Button>
      <Button id='agree' size='m' weight='tea' busy={busy} onTap={onAgree}>
        {agree}
      </Button>
    </Halves>
  )
  return (
    <Sheet open={guards.length > 0} title={words.guardTitle} onClose={onClose} foot={foot}>
      {guards.map(({ sku, code, beforeFen, afterFen }) => (
        <View key={`${sku}/${code}`} className={css.guard}>
          <View>{words.guardLine(sku, yuan(beforeFen), yuan(afterFen))}</View>
          <Tag tone='wait'>{words.guard[code] ?? code}</Tag>
        </View>
      ))}
    </Sheet>
  )
}
