import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import type { Acting } from '@/app/state/action'
import { Button, Halves, Problem, Sheet } from '@/ui'
import css from './ask-sheet.module.css'
import { words } from './words'

interface AskSheetProps {
  readonly title: string
  readonly yes: string
  /** What leaves everything as it is; 取消 unless it says something better. */
  readonly no?: string
  readonly danger?: boolean
  /** Nothing to say yes to yet. */
  readonly disabled?: boolean
  readonly acting: Acting<[]>
  readonly onClose: () => void
}

/** Something to fill in or to say yes to, and what stood in the way. */
export function AskSheet(props: PropsWithChildren<AskSheetProps>) {
  const { title, yes, no = words.ask.no, danger, disabled = false, acting, onClose, children } = props
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      foot={
        <Halves>
          <Button weight='plain' size='m' onTap={onClose}>
            {no}
          </Button>
          <Button
            id='yes'
            weight={danger ? 'danger' : 'tea'}
            size='m'
            busy={acting.busy}
            disabled={disabled}
            onTap={() => acting.run()}
          >
            {yes}
          </Button>
        </Halves>
      }
    >
      {children}
      {acting.error && (
        <View className={css.problem}>
          <Problem error={acting.error} />
        </View>
      )}
    </Sheet>
  )
}
