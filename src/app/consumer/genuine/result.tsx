import { View } from '@tarojs/components'
import { useState } from 'react'
import { send } from '@/app/call'
import { go, goInstead } from '@/app/routes'
import { useAction } from '@/app/state/action'
import type { OutputOf } from '@/kernel/contract'
import type { leavePlace, scan } from '@/provenance/code-contract'
import { REGIONS } from '@/provenance/rules'
import { Button, Card, Choice, Icon, Notice, Problem, Sheet, Stack, told } from '@/ui'
import { dayTime } from '@/ui/when'
import { words } from '../genuine-words'
import { TraceCards } from '../trace-card'
import css from './index.module.css'

type Scanned = OutputOf<typeof scan>

const LOOKS = {
  first: { tone: css.good, icon: 'shield' },
  mine: { tone: css.good, icon: 'shield' },
  'long-ago': { tone: css.good, icon: 'clock' },
  again: { tone: css.wait, icon: 'clock' },
  many: { tone: css.bad, icon: 'warning' },
  voided: { tone: css.bad, icon: 'warning' },
  'not-ours': { tone: css.bad, icon: 'warning' },
} as const

/** What the code says, what to do about it, and where the goods come from. */
export function Result({ found, code }: { readonly found: Scanned; readonly code: string }) {
  const { verdict, trace } = found
  const look = LOOKS[verdict]
  const said = words.verdicts[verdict]
  return (
    <View>
      <View className={`${css.head} ${look.tone}`} {...told({ role: 'alert' })}>
        <Icon name={look.icon} size={38} />
        <View className={css.verdict} {...told({ role: 'heading' })}>
          {said.title}
        </View>
        <View className={css.said}>{said.note}</View>
      </View>
      <Stack>
        {verdict in words.todo && <Todo steps={words.todo[verdict as keyof typeof words.todo]} />}
        <Facts found={found} />
        {found.mayLeavePlace && <Place code={code} />}
        {trace && <TraceCards trace={trace} />}
        <View className={css.ways}>
          <Button weight='plain' onTap={() => goInstead('consumer/genuine')}>
            {words.another}
          </Button>
        </View>
        <View className={css.privacy}>{words.privacy}</View>
      </Stack>
    </View>
  )
}

function Todo({ steps }: { readonly steps: readonly string[] }) {
  return (
    <Card title={words.what}>
      {steps.map((step, i) => (
        <View key={step} className={css.step}>
          <View className={css.number}>{i + 1}</View>
          <View className={css.stepText}>{step}</View>
        </View>
      ))}
      <Button id='contact' weight='tea' onTap={() => go('consumer/help')}>
        {words.contact}
      </Button>
    </Card>
  )
}

function Facts({ found }: { readonly found: Scanned }) {
  const { code, firstAt, firstPlace, people, voidWhy, verdict } = found
  const facts: [string, string][] = [[words.code, code]]
  if (firstAt && verdict !== 'first') facts.push([words.firstAt, words.at(dayTime(firstAt), firstPlace)])
  if (people > 1) facts.push([words.people, words.peopleOf(people)])
  if (voidWhy) facts.push([words.void, voidWhy])
  return (
    <Card>
      {facts.map(([name, value]) => (
        <View key={name} className={css.fact}>
          <View className={css.name}>{name}</View>
          <View className={css.value}>{value}</View>
        </View>
      ))}
    </Card>
  )
}

/** Asked, never taken: a province out of a list, once. */
function Place({ code }: { readonly code: string }) {
  const [open, setOpen] = useState(false)
  const [left, setLeft] = useState<string | null>(null)
  const leaving = useAction(async (key, region: (typeof REGIONS)[number]) => {
    const { firstPlace } = await send<typeof leavePlace>('visitor/provenance.leavePlace', { code, region }, { key })
    setLeft(firstPlace)
    setOpen(false)
  })
  if (left) return <Notice tone='good'>{words.left(left)}</Notice>
  return (
    <Card title={words.place}>
      <View className={css.placeNote}>{words.placeNote}</View>
      <Button id='leave-place' size='m' weight='plain' onTap={() => setOpen(true)}>
        {words.leave}
      </Button>
      <Sheet open={open} title={words.region} onClose={() => setOpen(false)}>
        <Choice
          label={words.region}
          items={REGIONS.map((value) => ({ value, label: value }))}
          value={null}
          onChange={(region) => leaving.run(region)}
        />
        {leaving.error && <Problem error={leaving.error} />}
      </Sheet>
    </Card>
  )
}
