import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useAsk } from '@/app/state/ask'
import type { Withdrawal } from '@/app/state/withdraw'
import { copyText } from '@/app/wechat'
import { yuan } from '@/kernel/money'
import type { entries } from '@/ledger/contract'
import { Card, Word } from '@/ui'
import { dayTime } from '@/ui/when'
import { words } from '../withdraw/words'
import { words as all } from '../words'
import css from './index.module.css'

/** What there is to keep: the sum and its parts, the ledger's lines, and the numbers by which others find it. */
export function Receipt({ one }: { one: Withdrawal }) {
  return (
    <>
      <Card title={words.money}>
        <Fact name={words.gross} value={`¥${yuan(one.grossFen)}`} />
        <Fact name={words.withheld} value={one.withheldFen === 0 ? words.withheldNone : `−¥${yuan(one.withheldFen)}`} />
        <Fact name={words.net} value={`¥${yuan(one.state === 'failed' ? 0 : one.netFen)}`} strong />
      </Card>
      <Ledger one={one} />
      <Card title={words.numbers}>
        <NumberOf name={words.billNo} value={one.billNo} />
        {one.wechatBillNo ? (
          <NumberOf name={words.wechatBillNo} value={one.wechatBillNo} />
        ) : (
          <Fact name={words.wechatBillNo} value={words.notYet} />
        )}
        {one.period && <Fact name={words.period} value={one.period} />}
      </Card>
    </>
  )
}

/** A changed state has written new lines, so the state is part of the question. */
function Ledger({ one }: { one: Withdrawal }) {
  const asked = useAsk<typeof entries>('reseller/ledger.entries', { withdrawalId: one.id }, one.endedAt ? {} : POLL)
  const lines = asked.data?.items ?? []
  if (lines.length === 0) return null
  return (
    <Card title={words.ledger} aside={<Text className={css.quietText}>{words.ledgerNote}</Text>}>
      {lines.map((line) => (
        <View key={line.transferId} className={css.entry}>
          <View className={css.entryText}>
            <Text className={css.rule}>{all.entries.rules[line.rule] ?? line.rule}</Text>
            <Text className={css.quietText}>{dayTime(line.at)}</Text>
          </View>
          <Text className={css.figure}>¥{yuan(Math.abs(line.amountFen))}</Text>
        </View>
      ))}
    </Card>
  )
}
const POLL = { pollMs: 3_000 }

function Fact({ name, value, strong = false }: { name: string; value: string; strong?: boolean }) {
  return (
    <View className={css.fact}>
      <Text className={css.name}>{name}</Text>
      <Text className={strong ? css.valueStrong : css.value}>{value}</Text>
    </View>
  )
}

function NumberOf({ name, value }: { name: string; value: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await copyText(value)
    setCopied(true)
  }
  return (
    <View className={css.fact}>
      <Text className={css.name}>{name}</Text>
      <Text className={css.no}>{value}</Text>
      <Word label={`${words.copy}${name}`} onTap={copy}>
        {copied ? words.copied : words.copy}
      </Word>
    </View>
  )
}
