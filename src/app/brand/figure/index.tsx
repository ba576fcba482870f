import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { DeskPage } from '@/app/desk-page'
import { shortNo } from '@/app/order-no'
import { goInstead } from '@/app/routes'
import { type Paged, usePages } from '@/app/state/pages'
import type { figure } from '@/insight/brand-contract'
import type { AskOf, OutputOf } from '@/kernel/contract'
import { yuan } from '@/kernel/money'
import { Button, Screen, Tag, type Tone } from '@/ui'
import { type Column, DataTable } from '@/ui/desk'
import { day as dayOf, dayTime } from '@/ui/when'
import { BrandFrame, useBrandName } from '../frame'
import css from './index.module.css'
import { words } from './words'

type Line = OutputOf<typeof figure>['items'][number]

const TONES: Readonly<Record<string, Tone>> = {
  'to-ship': 'wait',
  signed: 'good',
  finished: 'good',
  refunding: 'bad',
  refunded: 'quiet',
}

const COLUMNS: readonly Column<Line>[] = [
  {
    key: 'order',
    title: words.order,
    main: true,
    cell: (line) => (
      <View className={css.what}>
        <Text className={css.title}>{line.title}</Text>
        <Text className={css.options}>
          {line.options} × {line.units}
        </Text>
      </View>
    ),
  },
  { key: 'no', title: words.no, figures: true, cell: (line) => shortNo(line.orderId) },
  { key: 'paidAt', title: words.paidAt, figures: true, cell: (line) => dayTime(line.paidAt) },
  {
    key: 'status',
    title: words.status,
    cell: (line) => <Tag tone={TONES[line.status] ?? 'quiet'}>{words.states[line.status] ?? line.status}</Tag>,
  },
  { key: 'ships', title: words.ships, figures: true, cell: shipsOf },
  { key: 'seller', title: words.seller, cell: (line) => line.seller ?? words.direct },
  { key: 'paid', title: words.paid, figures: true, cell: (line) => `¥${yuan(line.paidFen)}` },
  {
    key: 'back',
    title: words.back,
    figures: true,
    cell: (line) => (line.refundedFen ? `¥${yuan(line.refundedFen)}` : '–'),
  },
]

function shipsOf({ shipsBy, shippedAt }: Line): string {
  if (!shipsBy) return '–'
  return `${dayOf(shipsBy)} / ${shippedAt ? dayOf(shippedAt) : '–'}`
}

/** The orders that a number of the overview is made of. */
export default function Figure() {
  const { of = 'paid', days = '30', day, shopId } = useRouter().params
  const asking = { of, days, ...(day ? { day } : {}), ...(shopId ? { shopId } : {}) }
  const asked = usePages<typeof figure>('brand/insight.figure', asking as AskOf<typeof figure>)
  const brand = useBrandName()
  const title = words.of[of] ?? words.unknown
  const span = of === 'late' ? words.now : (day ?? words.span(days))
  return (
    <BrandFrame at='home'>
      <DeskPage title={title} note={noteOf(asked, span)} paper={brand}>
        <Screen
          ask={asked}
          skeleton='list'
          empty={() =>
            asked.items.length > 0
              ? null
              : {
                  icon: 'chart',
                  title: words.empty,
                  text: words.emptyNote,
                  action: { label: words.back2, onTap: () => goInstead('brand/home') },
                }
          }
        >
          {() => (
            <>
              <DataTable
                caption={title}
                columns={COLUMNS}
                rows={asked.items}
                keyOf={(line) => line.orderId}
                nameOf={(line) => line.title}
              />
              {asked.more && (
                <View className={`${css.more} off-paper`}>
                  <Button weight='plain' busy={asked.fetching} onTap={asked.more}>
                    {words.more}
                  </Button>
                </View>
              )}
            </>
          )}
        </Screen>
      </DeskPage>
    </BrandFrame>
  )
}

function noteOf({ data, items }: Paged<OutputOf<typeof figure>>, span: string): string {
  if (!data) return span
  const { count, paidFen, refundedFen } = data
  return `${span} · ${words.sum(count, yuan(paidFen), yuan(refundedFen))}${words.shown(items.length, count)}`
}
