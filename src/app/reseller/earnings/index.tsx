import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { go } from '@/app/routes'
import { usePages } from '@/app/state/pages'
import type { OutputOf } from '@/kernel/contract'
import { yuan } from '@/kernel/money'
import type { earnings } from '@/ledger/contract'
import { Button, Empty, LongList, Screen, Tabs, Tap, Word } from '@/ui'
import { NeedsShop } from '../needs-shop'
import { words } from '../words'
import { EarningCard } from './earning-card'
import css from './index.module.css'

type Tab = keyof typeof words.earnings.tabs
type Sums = Pick<OutputOf<typeof earnings>, 'pendingFen' | 'availableFen' | 'transferFen' | 'paidFen'>

const TABS = (Object.keys(words.earnings.tabs) as Tab[]).map((value) => ({ value, label: words.earnings.tabs[value] }))

/** R8: my commission. Every sum opens into the ledger entries it is made of. */
export default function Earnings() {
  const [tab, setTab] = useState<Tab>('all')
  const asked = usePages<typeof earnings>('reseller/ledger.earnings', tab === 'all' ? {} : { state: tab })
  return (
    <NeedsShop>
      <Screen ask={asked} skeleton='list'>
        {(data) => (
          <View className={css.page}>
            <SumsHead sums={data} />
            <TakeOut sums={data} />
            <View className={css.tabs}>
              <Tabs items={TABS} value={tab} onChange={setTab} />
            </View>
            {asked.items.length === 0 && (
              <Empty
                title={words.earnings.empty}
                text={words.earnings.emptyText}
                action={{ label: words.earnings.toPick, onTap: () => Taro.navigateTo({ url: '/reseller/pick/index' }) }}
              />
            )}
            <LongList
              items={asked.items}
              keyOf={({ orderId, title, state }) => `${orderId} ${title} ${state}`}
              more={asked.more}
              fetching={asked.fetching}
              together={10}
              guess={150}
            >
              {(earning) => <EarningCard earning={earning} />}
            </LongList>
            <Text className={css.foot}>{words.earnings.foot}</Text>
          </View>
        )}
      </Screen>
    </NeedsShop>
  )
}

function SumsHead({ sums }: { sums: Sums }) {
  return (
    <View className={css.sums}>
      <Sum label={words.earnings.pending} fen={sums.pendingFen} bucket='pending' />
      <Sum label={words.earnings.available} fen={sums.availableFen} bucket='available' strong />
      <Sum label={words.earnings.paid} fen={sums.paidFen} bucket='paid' />
    </View>
  )
}

/** The way to the money, and what is already on it. */
function TakeOut({ sums }: { sums: Sums }) {
  return (
    <View className={css.out}>
      <Button id='to-withdraw' onTap={() => go('reseller/withdraw')}>
        {words.earnings.toWithdraw}
      </Button>
      {sums.transferFen > 0 && (
        <Word tone='quiet' onTap={() => go('reseller/withdraw')}>
          {words.earnings.underWay(yuan(sums.transferFen))} ›
        </Word>
      )}
    </View>
  )
}

function Sum({ label, fen, bucket, strong }: { label: string; fen: number; bucket: string; strong?: boolean }) {
  return (
    <Tap
      className={`${css.sum} ${strong ? css.strong : ''}`}
      label={`${label} ¥${yuan(fen)} ${words.earnings.opens}`}
      onTap={() => Taro.navigateTo({ url: `/reseller/entries/index?bucket=${bucket}` })}
    >
      <Text className={css.label}>{label}</Text>
      <View className={css.money}>
        <Text className={css.sign}>¥</Text>
        <Text className={css.digits}>{yuan(fen)}</Text>
      </View>
      <Text className={css.opens}>{words.earnings.opens} ›</Text>
    </Tap>
  )
}
