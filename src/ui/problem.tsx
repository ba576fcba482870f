import { View } from '@tarojs/components'
import { refusalSentence } from '@/kernel/words'
import { Button } from './button'
import { Icon } from './icon'
import { Notice } from './notice'
import style from './problem.module.css'
import { words } from './words'

/** What a page or a button must say when something did not work. */
export interface Failure {
  readonly code: string
  readonly requestId: string
  readonly facts: Readonly<Record<string, unknown>>
}

interface ProblemProps {
  readonly error: Failure
  readonly onAgain?: () => void
  readonly title?: string
}

/** The whole page failed: the reason, what to do, a retry, and the code to tell somebody. */
export function Problem({ error, onAgain, title = words.problemTitle }: ProblemProps) {
  const { what, now } = refusalSentence(error.code, error.facts)
  return (
    <View className={style.problem} ariaRole='alert'>
      <View className={style.seal}>
        <Icon name='alert' size={38} />
      </View>
      <View className={style.title}>{title}</View>
      <View className={style.what}>{what}</View>
      <View className={style.now}>{now}</View>
      {onAgain && (
        <View className={style.again}>
          <Button size='s' weight='tea' onTap={onAgain}>
            {words.again}
          </Button>
        </View>
      )}
      <FailureCode error={error} />
    </View>
  )
}

/** One action failed: the same facts in a strip beside the button. */
export function Failed({ error }: { readonly error: Failure | null }) {
  if (!error) return null
  const { what, now } = refusalSentence(error.code, error.facts)
  return (
    <Notice tone='bad'>
      {what}。{now}。
      <FailureCode error={error} />
    </Notice>
  )
}

function FailureCode({ error }: { readonly error: Failure }) {
  return (
    <View className={style.code}>
      {words.code} {error.code}
      {error.requestId ? ` · ${error.requestId.slice(0, 13)}` : ''}
    </View>
  )
}
