import { View } from '@tarojs/components'
import { useState } from 'react'
import type { day as dayCall } from '@/insight/day-contract'
import type { OutputOf } from '@/kernel/contract'
import { yuan } from '@/kernel/money'
import { Cell, Empty, Price, Sheet, Tap } from '@/ui'
import { go } from '../../routes'
import { words } from '../../words'
import style from './today.module.css'

type Day = OutputOf<typeof dayCall>
type Counted = 'visits' | 'orders'

/** Today in three numbers and my commission in three more: each opens what it is made of. */
export function Today({ day }: { readonly day: Day }) {
  const [open, setOpen] = useState<Counted | null>(null)
  const today = day.days.at(-1)!
  const { sums } = day
  return (
    <View className={style.today}>
      <View className={style.heading}>{words.today}</View>
      <View className={style.numbers}>
        {(['visits', 'orders'] as const).map((of) => (
          <Tap
            key={of}
            className={style.number}
            label={words.opens(String(today[of]), words.dayOf[of])}
            onTap={() => setOpen(of)}
          >
            <View className={style.digits}>{today[of]}</View>
            <View className={style.label}>{words.dayOf[of]}</View>
          </Tap>
        ))}
        <Tap
          className={style.number}
          label={words.opens(`¥${yuan(today.earnedFen)}`, words.dayOf.earnedFen)}
          onTap={() => go('reseller/entries', { bucket: 'pending' })}
        >
          <View className={style.digits}>
            <Money fen={today.earnedFen} size='l' />
          </View>
          <View className={style.label}>{words.dayOf.earnedFen}</View>
        </Tap>
      </View>
      <View className={style.sums}>
        <Sum label={words.shopPending} fen={sums.pendingFen} bucket='pending' />
        <Sum label={words.shopAvailable} fen={sums.availableFen} bucket='available' />
        <Sum label={words.shopPaid} fen={sums.paidFen} bucket='paid' />
      </View>
      <Parts of={open ?? 'visits'} open={open !== null} day={day} onClose={() => setOpen(null)} />
    </View>
  )
}

/** A day on which more went back than came is below zero, and says so. */
function Money({ fen, size }: { readonly fen: number; readonly size: 's' | 'l' }) {
  return (
    <View className={style.money}>
      {fen < 0 && <View>−</View>}
      <Price fen={Math.abs(fen)} size={size} tone='inherit' />
    </View>
  )
}

interface SumProps {
  readonly label: string
  readonly fen: number
  readonly bucket: 'pending' | 'available' | 'paid'
}

function Sum({ label, fen, bucket }: SumProps) {
  return (
    <Tap
      className={style.sum}
      label={words.opens(label, `¥${yuan(fen)}`)}
      onTap={() => go('reseller/entries', { bucket })}
    >
      <View className={style.label}>{label}</View>
      <Money fen={fen} size='s' />
    </Tap>
  )
}

interface PartsProps {
  readonly of: Counted
  readonly open: boolean
  readonly day: Day
  readonly onClose: () => void
}

/** The campaigns a number comes from; the lines add up to it. */
function Parts({ of, open, day, onClose }: PartsProps) {
  const parts = day.today.filter((part) => part[of] > 0).sort((a, b) => b[of] - a[of])
  const onLive = (c: string) => {
    onClose()
    go('reseller/live', { c })
  }
  return (
    <Sheet open={open} title={words.dayParts[of](day.days.at(-1)![of])} onClose={onClose}>
      {parts.length === 0 ? (
        <Empty icon='share' title={words.dayNone[of]} text={words.dayNoneText} />
      ) : (
        parts.map((part) => (
          <Cell key={part.campaignId} title={part.title} value={part[of]} onTap={() => onLive(part.campaignId)} />
        ))
      )}
    </Sheet>
  )
}
