import { View } from '@tarojs/components'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { told } from './aria'
import { useBoxId } from './box'
import { Button } from './button'
import style from './long-list.module.css'
import { watch } from './near'
import { words } from './words'

interface LongListProps<Item> {
  readonly items: readonly Item[]
  readonly keyOf: (item: Item) => string
  readonly children: (item: Item, at: number) => ReactNode
  /** Fetches the next page; null when there is none. It is called before the end is in sight. */
  readonly more?: (() => void) | null
  readonly fetching?: boolean
  /** What a line is taken to measure until it was drawn once, in px of a 375 wide screen. */
  readonly guess?: number
  /** So many lines are drawn or left out together; fewer where a line is made of much. */
  readonly together?: number
  readonly label?: string
  /** The keyboard stops at the list itself: where no line can be pressed, keys could not scroll it otherwise. */
  readonly reachable?: boolean
}

const STOP = process.env.TARO_ENV === 'h5' ? { tabindex: '0' } : {}

/** A list of any length: only what is near the screen is drawn, the rest keeps its measured height. */
export function LongList<Item>(props: LongListProps<Item>) {
  const {
    items,
    keyOf,
    children,
    more = null,
    fetching = false,
    guess = 96,
    together = 20,
    label,
    reachable = false,
  } = props
  const id = useBoxId()
  const pages = useMemo(() => inPages(items, together), [items, together])
  return (
    <>
      <View className={style.list} {...told({ role: 'list', label })} {...(reachable ? STOP : {})}>
        {pages.map((page, at) => (
          <Page key={at} id={`${id}p${at}`} early={at < 2} guess={guess * page.length}>
            {() =>
              page.map((item, n) => (
                <View key={keyOf(item)} className={style.item} {...told({ role: 'listitem' })}>
                  {children(item, at * together + n)}
                </View>
              ))
            }
          </Page>
        ))}
      </View>
      {more && <More id={`${id}more`} key={pages.length} more={more} fetching={fetching} />}
    </>
  )
}

function inPages<Item>(items: readonly Item[], size: number): (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))
}

interface PageProps {
  readonly id: string
  /** In sight from the start: drawn before anything was measured. */
  readonly early: boolean
  readonly guess: number
  readonly children: () => ReactNode
}

function Page({ id, early, guess, children }: PageProps) {
  const [near, setNear] = useState(early)
  // Measured while it was drawn; a page that was never drawn has only its guess.
  const height = useRef<string | null>(null)
  const drawn = useRef(early)
  drawn.current = near
  useEffect(
    () =>
      watch(id, (isNear, measured) => {
        if (!isNear && drawn.current && measured > 0) height.current = `${measured}px`
        setNear(isNear)
      }),
    [id],
  )
  if (near) return <View id={id}>{children()}</View>
  return <View id={id} style={{ height: height.current ?? `${(guess / 375) * 100}vw` }} />
}

interface MoreProps {
  readonly id: string
  readonly more: () => void
  readonly fetching: boolean
}

/** The end of the list: fetches the next page as soon as it comes near; a button for whoever meets it first. */
function More({ id, more, fetching }: MoreProps) {
  const latest = useRef(more)
  latest.current = more
  const fetch = useCallback((near: boolean) => void (near && latest.current()), [])
  useEffect(() => watch(id, fetch), [id, fetch])
  return (
    <View id={id} className={style.more}>
      <Button weight='quiet' size='s' busy={fetching} onTap={more}>
        {words.moreRows}
      </Button>
    </View>
  )
}
