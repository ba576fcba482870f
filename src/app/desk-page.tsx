import { Text, View } from '@tarojs/components'
import type { PropsWithChildren, ReactNode } from 'react'
import { Button } from '@/ui'
import { useWide } from '@/ui/desk'
import { dayTime } from '@/ui/when'
import css from './desk-page.module.css'
import { serverNow } from './state/clock'
import { words } from './words'

interface DeskPageProps {
  readonly title: string
  /** One line below the title: what these lines are, how many of them are here. */
  readonly note?: ReactNode
  /** Filters and buttons beside the title. */
  readonly tools?: ReactNode
  /** Whose paper it is; with it the page can be printed. */
  readonly paper?: string
  /** The bar of a phone says something else: say the title there too. */
  readonly titled?: boolean
}

/** A page of a brand or an operator: a head with its tools on a desk, the page's own bar on a phone, a heading on paper. */
export function DeskPage({ title, note, tools, paper, titled = false, children }: PropsWithChildren<DeskPageProps>) {
  const wide = useWide()
  return (
    <View className={css.page}>
      {paper !== undefined && (
        <View className={css.paper}>
          <View>
            <View className={css.paperTitle}>{title}</View>
            {note && <View>{note}</View>}
          </View>
          <Text>{words.printed(paper, dayTime(serverNow()))}</Text>
        </View>
      )}
      {(wide || titled || tools || note) && (
        <View className={css.head}>
          <View className={css.words}>
            {(wide || titled) && <View className={css.title}>{title}</View>}
            {note && <View className={css.note}>{note}</View>}
          </View>
          <View className={css.tools}>
            {tools}
            {wide && paper !== undefined && (
              <View className={css.tool}>
                <Button size='s' weight='plain' onTap={print}>
                  {words.print}
                </Button>
              </View>
            )}
          </View>
        </View>
      )}
      {children}
    </View>
  )
}

/** Tabs of a page: from edge to edge, and not on paper. */
export function Strip({ children }: PropsWithChildren) {
  return <View className={`${css.strip} off-paper`}>{children}</View>
}

/** Only browsers have paper. */
function print(): void {
  if (process.env.TARO_ENV === 'h5') window.print()
}
