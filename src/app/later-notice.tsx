import { View } from '@tarojs/components'
import { refusalSentence } from '@/kernel/words'
import { Button, Notice } from '@/ui'
import css from './later-notice.module.css'
import { forgetRefused, useLaterStore, useWaiting } from './state/later'
import { words } from './words'

/** What this phone still has to hand in, and what the server said no to after all: nothing pressed is lost in silence. */
export function LaterNotice() {
  const waiting = useWaiting()
  const refused = useLaterStore((later) => later.refused)
  if (waiting.length === 0 && !refused) return null
  const why = refused?.error ? refusalSentence(refused.error.code, refused.error.facts).what : words.laterTooOld
  return (
    <View className={css.later} ariaRole='alert'>
      {waiting.length > 0 && <Notice tone='wait'>{words.laterWaiting(waiting.length)}</Notice>}
      {refused && (
        <Notice tone='bad'>
          {words.laterRefused(why)}
          <Button weight='quiet' size='s' onTap={forgetRefused}>
            {words.laterSeen}
          </Button>
        </Notice>
      )}
    </View>
  )
}
