import { View } from '@tarojs/components'
import type { overview } from '@/insight/brand-contract'
import type { OutputOf } from '@/kernel/contract'
import { type Fen, yuan } from '@/kernel/money'
import { Price } from '@/ui'
import { Stat } from '@/ui/desk'
import css from './overview.module.css'
import { words } from './words'

export type Overview = OutputOf<typeof overview>
type Ratio = Overview['done']

interface NumbersProps {
  readonly said: Overview
  readonly open: (of: string) => void
}

const rateOf = ({ rate, whole }: Ratio): string =>
  rate !== null ? `${(rate / 100).toFixed(1)}%` : whole === 0 ? words.none : words.few

const sum = (fen: Fen) => <Price fen={fen} size='l' tone='inherit' />

/** Each number opens the orders it is made of. */
export function Numbers({ said, open }: NumbersProps) {
  const { before, done, refunded, lateShipped, lateNow } = said
  return (
    <View className={css.numbers}>
      <View className={css.sum}>
        <Stat
          label={words.sales}
          value={sum(said.salesFen)}
          note={words.before(`¥${yuan(before.salesFen)}`)}
          onTap={() => open('paid')}
        />
      </View>
      <View className={css.sum}>
        <Stat
          label={words.orders}
          value={words.piece(said.orders)}
          note={words.before(words.piece(before.orders))}
          onTap={() => open('paid')}
        />
      </View>
      <View className={css.sum}>
        <Stat
          label={words.refunds}
          value={sum(said.refundsFen)}
          note={words.refundsNote(said.refunds)}
          onTap={() => open('refunds')}
        />
      </View>
      <View className={css.sum}>
        <Stat
          label={words.late}
          value={words.piece(lateNow)}
          tone={lateNow > 0 ? 'bad' : 'good'}
          note={words.lateNow}
          onTap={() => open('late')}
        />
      </View>
      <View className={css.share}>
        <Stat
          label={words.done}
          value={rateOf(done)}
          tone={toneOf(done)}
          note={words.ofOrders(done.part, done.whole)}
          onTap={() => open('done')}
        />
      </View>
      <View className={css.share}>
        <Stat
          label={words.refunded}
          value={rateOf(refunded)}
          tone={toneOf(refunded)}
          note={words.ofOrders(refunded.part, refunded.whole)}
          onTap={() => open('refunded')}
        />
      </View>
      <View className={css.share}>
        <Stat
          label={words.lateShipped}
          value={rateOf(lateShipped)}
          tone={toneOf(lateShipped)}
          note={words.ofParcels(lateShipped.part, lateShipped.whole)}
          onTap={() => open('late-shipped')}
        />
      </View>
    </View>
  )
}

const toneOf = ({ rate }: Ratio) => (rate === null ? 'quiet' : 'ink')
