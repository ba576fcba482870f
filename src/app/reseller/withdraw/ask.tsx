import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { goInstead } from '@/app/routes'
import { useAction } from '@/app/state/action'
import { withdrawNow } from '@/app/state/withdraw'
import type { OutputOf } from '@/kernel/contract'
import { parseYuan, yuan } from '@/kernel/money'
import type { withdrawals } from '@/payments/contract'
import { Button, Card, Field, Problem } from '@/ui'
import css from './index.module.css'
import { mostOf, problemOf } from './problem'
import { words } from './words'

type Head = OutputOf<typeof withdrawals>

/** The sum, what it meets on its way, and the one button. */
export function Ask({ head }: { head: Head }) {
  const [text, setText] = useState('')
  const asking = useAction(async (key, amountFen: number) => {
    const w = await withdrawNow(amountFen, key)
    goInstead('reseller/withdrawal', { w })
  })
  const problem = text === '' ? null : problemOf(text, head)
  const amountFen = text === '' || problem ? null : parseYuan(text)
  return (
    <Card>
      <View className={css.amount}>
        <Field
          id='amount'
          label={words.amount}
          type='money'
          unit={words.yuan}
          hint={words.amountHint}
          value={text}
          max={12}
          onChange={setText}
          {...(problem ? { problem } : {})}
        />
        <Button size='s' weight='plain' onTap={() => setText(yuan(mostOf(head)))}>
          {words.all}
        </Button>
      </View>
      <Facts head={head} />
      {asking.error && <Problem error={asking.error} />}
      <Button
        id='withdraw'
        busy={asking.busy}
        disabled={amountFen === null}
        onTap={() => amountFen !== null && asking.run(amountFen)}
      >
        {words.submit(amountFen === null ? null : yuan(amountFen))}
      </Button>
    </Card>
  )
}

function Facts({ head: { limits } }: { head: Head }) {
  const day = words.dayNote(limits.dayLeftTimes, yuan(limits.dayLeftFen))
  return (
    <View className={css.facts}>
      <Fact name={words.arrives} lines={[words.arrivesNote]} />
      <Fact name={words.confirm} lines={[words.confirmNote]} />
      <Fact name={words.limits} lines={[words.limitsNote(yuan(limits.minFen), yuan(limits.maxFen)), day]} />
      <Fact name={words.tax} lines={[words.taxNote]} />
    </View>
  )
}

function Fact({ name, lines }: { name: string; lines: readonly string[] }) {
  return (
    <View className={css.fact}>
      <Text className={css.name}>{name}</Text>
      <View className={css.lines}>
        {lines.map((line) => (
          <Text key={line} className={css.line}>
            {line}
          </Text>
        ))}
      </View>
    </View>
  )
}
