import { View } from '@tarojs/components'
import { refusalSentence } from '@/kernel/words'
import { told } from './aria'
import { type Way, Ways } from './empty'
import { Notice } from './notice'
import style from './problem.module.css'
import { Scene, type SceneName } from './scene'
import { Tap } from './tap'
import { waysOut } from './ways-out'
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

interface PageProps extends ProblemProps {
  readonly title?: string
  readonly scene?: SceneName
  readonly action?: Way
  readonly other?: Way
}

/** The whole page failed: the reason, what to do, a retry, a way out, and the code to tell somebody. */
export function ProblemPage({ error, onRetry, title = words.problemTitle, scene = 'cloud', action, other }: PageProps) {
  const { what, now } = refusalSentence(error.code, error.facts)
  const home = waysOut()?.home
  return (
    <View className={style.problem} {...told({ role: 'alert' })}>
      <Scene name={scene} />
      <View className={style.title} {...told({ role: 'heading' })}>
        {title}
      </View>
      <View className={style.what}>{what}</View>
      <View className={style.now}>{now}</View>
      <Ways
        action={action ?? (onRetry && { label: words.again, onTap: () => void onRetry() })}
        other={other ?? (home && { label: words.home, onTap: home })}
      />
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
