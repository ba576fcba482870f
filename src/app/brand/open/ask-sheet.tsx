import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import type { Acting } from '@/app/state/action'
import { Button, Problem, Sheet } from '@/ui'
import css from './index.module.css'
import { words } from './words'

interface AskSheetProps {
  readonly title: string
  readonly yes: string
  readonly danger?: boolean
  readonly acting: Acting<[]>
  readonly onClose: () => void
}

/** Something to fill in or to say yes to, and what stood in the way. */
export function AskSheet({ title, yes, danger, acting, onClose, children }: PropsWithChildren<AskSheetProps>) {
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      foot={
        <>
          <View className={css.half}>
            <Button weight='plain' size='m' onTap={onClose}>
              {words.cancel}
            </Button>
          </View>
          <View className={css.half}>
            <Button id='yes' weight={danger ? 'danger' : 'tea'} size='m' busy={acting.busy} onTap={() => acting.run()}>
              {yes}
            </Button>
          </View>
        </>
      }
    >
      {children}
      {acting.error && (
        <View className={css.said}>
          <Problem error={acting.error} />
        </View>
      )}
    </Sheet>
  )
}
