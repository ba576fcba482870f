import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Empty, type EmptyProps } from './empty'
import { Notice } from './notice'
import { type Failure, ProblemPage } from './problem'
import style from './screen.module.css'
import { Skeleton, type SkeletonShape } from './skeleton'
import { words } from './words'

/** What a page waits for, in whatever way the app asks. */
export interface Waiting<Data> {
  readonly status: 'loading' | 'ready' | 'error' | 'denied'
  readonly data: Data | null
  readonly error: Failure | null
  readonly at: number
  readonly again: () => unknown
}

interface ScreenProps<Data> {
  readonly ask: Waiting<Data>
  readonly skeleton: SkeletonShape
  /** What to show instead when there is nothing; null when there is something. */
  readonly empty?: (data: Data) => EmptyProps | null
  /** A page's own view of an error, for instance a dead link. */
  readonly problem?: (error: Failure) => ReactNode | null
  readonly children: (data: Data) => ReactNode
}

/** A page in one of its five states: coming, here, nothing there, failed, not allowed. */
export function Screen<Data>(props: ScreenProps<Data>) {
  return <View className={style.screen}>{inside(props)}</View>
}

function inside<Data>({ ask, skeleton, empty, problem, children }: ScreenProps<Data>): ReactNode {
  if (ask.status === 'loading') return <Skeleton shape={skeleton} />
  if (ask.status === 'denied') return <Denied error={ask.error} onAgain={ask.again} />
  if (ask.data === null) {
    const error = ask.error ?? { code: 'fault', requestId: '', facts: {} }
    return problem?.(error) ?? <ProblemPage error={error} onRetry={ask.again} />
  }
  const nothing = empty?.(ask.data)
  return (
    <>
      {ask.error && (
        <View className={style.stale}>
          <Notice tone='wait'>{words.updatedAt(clockOf(ask.at))}</Notice>
        </View>
      )}
      {nothing ? <Empty {...nothing} /> : children(ask.data)}
    </>
  )
}

function Denied({ error, onAgain }: { readonly error: Failure | null; readonly onAgain: () => unknown }) {
  if (!error || error.code === 'sign-in') {
    return <Empty icon='me' title={words.signInTitle} action={{ label: words.signIn, onTap: () => onAgain() }} />
  }
  return <ProblemPage title={words.deniedTitle} error={error} onRetry={onAgain} />
}

const two = (n: number) => String(n).padStart(2, '0')

function clockOf(at: number): string {
  const time = new Date(at)
  return `${two(time.getHours())}:${two(time.getMinutes())}`
}
