import { Text, View } from '@tarojs/components'
import { Button, Card, Switch } from '@/ui'
import { dayTime } from '@/ui/when'
import { words as shared } from '../desk-words'
import css from './index.module.css'
import type { Pull, Told } from './lever'
import { words } from './words'

interface LeverProps {
  readonly told: Told
  readonly pull: Pull
  readonly busy: boolean
}

type Trouble = keyof typeof words.trouble

/** What each switch asks for when it goes on, and when it goes off. */
const ON: Readonly<Record<Trouble, unknown>> = {
  delayMs: 60_000,
  lose: true,
  repeat: 3,
  shuffle: 7,
  hold: true,
  forge: 'signature',
  payDown: true,
  apiDown: true,
  shippingRefused: 'not-shippable',
}
const OFF: Readonly<Record<Trouble, unknown>> = {
  delayMs: 0,
  lose: false,
  repeat: 0,
  shuffle: null,
  hold: false,
  forge: null,
  payDown: false,
  apiDown: false,
  shippingRefused: null,
}
const TROUBLES = Object.keys(words.trouble) as Trouble[]
/** A seed of zero is a seed: only null is no disorder. */
const isOn = (faults: Told['faults'], trouble: Trouble): boolean =>
  trouble === 'shuffle' ? (faults.shuffle ?? null) !== null : Boolean(faults[trouble])

const saying = (text: string) => () => ({ text, good: true })

export function Troubles({ told: { faults }, pull, busy }: LeverProps) {
  const on = TROUBLES.some((trouble) => isOn(faults, trouble))
  return (
    <Card title={words.troubles} aside={on ? words.on : words.calm}>
      {TROUBLES.map((trouble) => {
        const { label, note } = words.trouble[trouble]
        return (
          <View key={trouble} className={css.row}>
            <View className={css.text}>
              <Text className={css.label}>{label}</Text>
              <Text className={css.note}>{note}</Text>
            </View>
            <Switch
              label={label}
              checked={isOn(faults, trouble)}
              busy={busy}
              onChange={(next) =>
                pull(
                  'faults',
                  { [trouble]: (next ? ON : OFF)[trouble] },
                  saying(next ? `${label}：${note}` : words.calm),
                )
              }
            />
          </View>
        )
      })}
      <View className={css.button}>
        <Button
          size='s'
          weight='plain'
          disabled={!on}
          onTap={() => pull('faults', { reset: true }, saying(words.calm))}
        >
          {words.reset}
        </Button>
      </View>
    </Card>
  )
}

type Minutes = keyof typeof words.moves
const MOVES = Object.keys(words.moves) as Minutes[]
/** Closer than this the clocks are the same. */
const SAME = 60_000

export function Clock({ told, pull, busy }: LeverProps) {
  const ahead = told.aheadMs > SAME ? words.ahead(shared.last(Math.round(told.aheadMs / 1_000))) : words.level
  return (
    <Card title={words.clock} aside={ahead}>
      <Text className={css.now}>{words.clockNow(dayTime(told.now))}</Text>
      <View className={css.moves}>
        {MOVES.map((minutes) => (
          <View key={minutes}>
            <Button
              size='s'
              weight='plain'
              disabled={busy}
              onTap={() => pull('clock', { advance: Number(minutes) * 60_000 }, saying(words.moved))}
            >
              {words.moves[minutes]}
            </Button>
            <Text className={css.moveNote}>{words.moveNotes[minutes]}</Text>
          </View>
        ))}
      </View>
    </Card>
  )
}

export function Next({ pull, busy }: Omit<LeverProps, 'told'>) {
  return (
    <Card title={words.next}>
      <View className={css.moves}>
        <Button
          size='s'
          weight='plain'
          disabled={busy}
          onTap={() => pull('faults', { orders: 'error' }, saying(words.armed))}
        >
          {words.refuseOrder}
        </Button>
        <Button
          size='s'
          weight='plain'
          disabled={busy}
          onTap={() => pull('faults', { refunds: 'abnormal' }, saying(words.armed))}
        >
          {words.refuseRefund}
        </Button>
      </View>
    </Card>
  )
}

export function Power({ told, pull, busy }: LeverProps) {
  return (
    <Card title={words.power}>
      <Text className={css.note}>{told.mayKill ? words.killNote : words.killOff}</Text>
      {told.mayKill && (
        <View className={css.button}>
          <Button size='s' weight='danger' disabled={busy} onTap={() => pull('kill', {}, saying(words.killed))}>
            {words.kill}
          </Button>
        </View>
      )}
    </Card>
  )
}
