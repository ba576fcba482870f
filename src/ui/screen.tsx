import { View } from '@tarojs/components'
import { type ReactNode, useEffect } from 'react'
import { Empty, type EmptyProps } from './empty'
import { liftFirstPaint } from './first-paint'
import { Notice } from './notice'
import { type Failure, ProblemPage } from './problem'
import { Root } from './root'
import style from './screen.module.css'
import { Skeleton, type SkeletonShape } from './skeleton'
import { waysOut } from './ways-out'
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
  const waits = props.ask.status === 'loading'
  useEffect(() => {
    if (!waits) liftFirstPaint()
  }, [waits])
  return <Root>{inside(props)}</Root>
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
          <Notice tone='wait'>{words.updatedAt(ask.error.code, clockOf(ask.at))}</Notice>
        </View>
      )}
      {nothing ? <Empty {...nothing} /> : children(ask.data)}
    </>
  )
}

/** Not signed in, or signed in as somebody who may not see this: a retry would change neither. */
function Denied({ error, onAgain }: { readonly error: Failure | null; readonly onAgain: () => unknown }) {
  const ways = waysOut()
  const home = ways ? { label: words.home, onTap: ways.home } : undefined
  if (!error || error.code === 'sign-in') {
    const action = { label: words.signIn, onTap: () => void onAgain() }
    return <Empty icon='me' title={words.signInTitle} action={action} other={home} />
  }
  const other = ways ? { label: words.otherAccount, onTap: ways.otherAccount } : undefined
  return (
    <ProblemPage title={words.deniedTitle} scene='door' error={error} action={home} other={other} onRetry={onAgain} />
  )
}

const two = (n: number) => String(n).padStart(2, '0')

function clockOf(at: number): string {
  const time = new Date(at)
  return `${two(time.getHours())}:${two(time.getMinutes())}`
}
