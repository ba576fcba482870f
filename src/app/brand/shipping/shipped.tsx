import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { send } from '@/app/call'
import { shortNo } from '@/app/order-no'
import { useAction } from '@/app/state/action'
import { useAsk } from '@/app/state/ask'
import { usePages } from '@/app/state/pages'
import type { board, reportAgain, shipped } from '@/orders/shipping-contract'
import { Button, Card, Chip, Empty, Problem, Screen, SearchField, Tag, Word } from '@/ui'
import { dayTime } from '@/ui/when'
import { words } from '../words'
import { CorrectSheet, type Parcel } from './correct-sheet'
import css from './index.module.css'
import own from './shipped.module.css'
import { words as said } from './words'

const POLL_MS = 5_000

/** What has left the house, with what WeChat says of it. */
export function Shipped() {
  const [text, setText] = useState('')
  const [looked, setLooked] = useState('')
  const [refused, setRefused] = useState(false)
  const [correcting, setCorrecting] = useState<Parcel | null>(null)
  const counts = useAsk<typeof board>('brand/orders.shippingBoard', {}, { pollMs: POLL_MS })
  const ask = { ...(looked && { text: looked }), ...(refused && { refused: 'yes' as const }) }
  const asked = usePages<typeof shipped>('brand/orders.shipped', ask)
  const refusals = counts.data?.reports.refused ?? 0
  return (
    <Screen ask={asked} skeleton='list'>
      {() => (
        <View className={css.list}>
          <View className={`${own.tools} off-paper`}>
            <View className={own.search}>
              <SearchField
                label={said.searchShipped}
                hint={said.searchShipped}
                value={text}
                onChange={(next) => {
                  setText(next)
                  if (next === '') setLooked('')
                }}
                onSearch={(next) => setLooked(next.trim())}
              />
            </View>
            {(refusals > 0 || refused) && (
              <Chip on={refused} onTap={() => setRefused(!refused)}>
                {said.wechat.refusedOnly(refusals)}
              </Chip>
            )}
          </View>
          {asked.items.length === 0 && (
            <Empty
              icon='truck'
              title={words.shipping.emptyShipped}
              action={{ label: words.shipping.toHome, onTap: () => Taro.redirectTo({ url: '/brand/home/index' }) }}
            />
          )}
          <View className={css.orders}>
            {asked.items.map((parcel) => (
              <ParcelCard
                key={parcel.parcelId}
                parcel={parcel}
                onCorrect={() => setCorrecting(parcel)}
                again={asked.again}
              />
            ))}
          </View>
          {asked.more && (
            <Button weight='plain' busy={asked.fetching} onTap={asked.more}>
              {words.shipping.more}
            </Button>
          )}
          {correcting && (
            <CorrectSheet
              key={correcting.parcelId}
              parcel={correcting}
              onClose={() => setCorrecting(null)}
              onDone={() => asked.again()}
            />
          )}
        </View>
      )}
    </Screen>
  )
}

interface CardProps {
  readonly parcel: Parcel
  readonly onCorrect: () => void
  readonly again: () => Promise<void>
}

function ParcelCard({ parcel, onCorrect, again }: CardProps) {
  const { title, goods, of, nth, mayCorrect, corrections } = parcel
  const contents = goods.map((g) => `${g.title} ${g.options} × ${g.units}`).join('；')
  return (
    <Card>
      <View className={css.head}>
        <Text className={css.title}>{contents || title}</Text>
        <Tag tone={parcel.status === 'shipped' || parcel.status === 'to-ship' ? 'wait' : 'good'}>
          {of > 1 ? said.nthOf(nth, of) : (words.shipping.status[parcel.status] ?? parcel.status)}
        </Tag>
      </View>
      <Text className={css.number} userSelect>
        {parcel.carrier} {parcel.trackingNo}
      </Text>
      {corrections.map((c) => (
        <Text key={c.at} className={own.record}>
          {said.corrected(c.carrier, c.trackingNo)} · {said.correctedBy(c.by, dayTime(c.at), c.reason)}
        </Text>
      ))}
      <Wechat parcel={parcel} again={again} />
      <View className={css.foot}>
        <Text>{words.shipping.order(shortNo(parcel.orderId))}</Text>
        <Text>{dayTime(parcel.shippedAt)}</Text>
      </View>
      {mayCorrect.yes && (
        <Word tone='quiet' onTap={onCorrect}>
          {said.correct}
        </Word>
      )}
    </Card>
  )
}

/** WeChat speaks of the order as a whole: what to do stands beside its last parcel only. */
function Wechat({ parcel: { wechat, orderId, nth, of }, again }: Pick<CardProps, 'parcel' | 'again'>) {
  const report = useAction(async (key: string) => {
    await send<typeof reportAgain>('brand/orders.reportAgain', { orderId }, { key })
    await again()
  })
  if (!wechat) return null
  if (wechat.state !== 'refused') {
    const text = wechat.state === 'taken' && wechat.at ? said.wechat.taken(dayTime(wechat.at)) : said.wechat.waiting
    return (
      <Text className={`${own.wechat} ${wechat.state === 'taken' ? own.taken : ''}`}>
        {text}
        {wechat.again ? ` · ${said.wechat.again}` : ''}
      </Text>
    )
  }
  if (nth < of) return <Text className={`${own.wechat} ${own.back}`}>{said.wechat.refusedShort(of)}</Text>
  const known = said.refusals[wechat.code ?? ''] ?? said.refusalUnknown(wechat.code, wechat.said)
  return (
    <View className={own.refused}>
      <Text className={own.why}>{said.wechat.refused(known.why)}</Text>
      <Text className={own.now}>
        {said.wechat.whatNow}：{known.now}
      </Text>
      <View className={own.button}>
        <Button size='s' weight='plain' busy={report.busy} onTap={() => report.run()}>
          {said.wechat.report}
        </Button>
      </View>
      {report.error && <Problem error={report.error} />}
    </View>
  )
}
