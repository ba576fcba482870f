import { View } from '@tarojs/components'
import { refusalSentence } from '@/kernel/words'
import { Button } from './button'
import { Icon } from './icon'
import { Notice } from './notice'
import style from './problem.module.css'
import { Tap } from './tap'
import { words } from './words'

/** What a page or a button must say when something did not work. */
export interface Failure {
  readonly code: string
  readonly requestId: string
  readonly facts: Readonly<Record<string, unknown>>
}

interface ProblemProps {
  readonly error: Failure
  readonly onRetry?: () => unknown
}

/** One action failed: the reason, what to do and the code, in a strip beside the button that was pressed. */
export function Problem({ error, onRetry }: ProblemProps) {
  const { what, now } = refusalSentence(error.code, error.facts)
  return (
    <Notice tone='bad'>
      {what}。{now}。
      <FailureCode error={error} />
      {onRetry && (
        <Tap className={style.retry} onTap={() => onRetry()}>
          {words.again}
        </Tap>
      )}
    </Notice>
  )
}

/** The whole page failed: the reason, what to do, a retry, and the code to tell somebody. */
export function ProblemPage({
  error,
  onRetry,
  title = words.problemTitle,
}: ProblemProps & { readonly title?: string }) {
  const { what, now } = refusalSentence(error.code, error.facts)
  return (
    <View className={style.problem} ariaRole='alert'>
      <View className={style.seal}>
        <Icon name='alert' size={38} />
      </View>
      <View className={style.title}>{title}</View>
      <View className={style.what}>{what}</View>
      <View className={style.now}>{now}</View>
      {onRetry && (
        <View className={style.again}>
          <Button size='s' weight='tea' onTap={() => onRetry()}>
            {words.again}
          </Button>
        </View>
      )}
      <FailureCode error={error} />
    </View>
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
