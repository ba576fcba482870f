import { View } from '@tarojs/components'
import { DeskPage } from '@/app/desk-page'
import { go } from '@/app/routes'
import { type Asked, useAsk } from '@/app/state/ask'
import type { health } from '@/cloud/desk-contract'
import type { desk } from '@/insight/desk-contract'
import type { OutputOf } from '@/kernel/contract'
import { Card, Cell, Price, Screen } from '@/ui'
import { Stat } from '@/ui/desk'
import { words as shared } from '../desk-words'
import { OperatorFrame, PLACES } from '../frame'
import css from './index.module.css'
import { words } from './words'

type Desk = OutputOf<typeof desk>
type Health = OutputOf<typeof health>
type Check = keyof typeof words.checks

/** Where an operator begins: what waits for a person, and how the house does. */
export default function OperatorHome() {
  const asked = useAsk<typeof desk>('operator/insight.desk', {}, { pollMs: 30_000 })
  const house = useAsk<typeof health>('operator/cloud.health', {}, { pollMs: 30_000 })
  return (
    <OperatorFrame at='home'>
      <Screen ask={asked} skeleton='list'>
        {(data) => (
          <DeskPage title={shared.title} note={words.note}>
            <View className={css.numbers}>
              <Waiting data={data} />
              <House asked={house} />
            </View>
            <View className={css.all}>
              <Card bare title={words.all}>
                {PLACES.map(({ key, icon }) => (
                  <Cell
                    key={key}
                    icon={icon}
                    title={shared.places[key]}
                    note={words.notes[key]}
                    onTap={() => go(`operator/${key}`)}
                  />
                ))}
              </Card>
            </View>
          </DeskPage>
        )}
      </Screen>
    </OperatorFrame>
  )
}

const minutesSince = (at: string, now: string) => Math.max(0, Math.floor((Date.parse(now) - Date.parse(at)) / 60_000))

function Waiting({ data }: { readonly data: Desk }) {
  const { reviews, reviewsLate, reviewsSince, suspense, deadLetters, serverTime } = data
  const ago = (at: string | null) => (at ? shared.ago(minutesSince(at, serverTime)) : '')
  return (
    <>
      <Stat
        label={words.reviews}
        value={words.piece(reviews)}
        tone={reviewsLate > 0 ? 'bad' : reviews > 0 ? 'ink' : 'good'}
        note={
          reviewsLate > 0
            ? words.reviewsLate(reviewsLate)
            : reviews > 0
              ? words.reviewsSince(ago(reviewsSince))
              : words.reviewsNone
        }
        onTap={() => go('operator/reviews')}
      />
      <Stat
        label={words.suspense}
        value={<Price fen={suspense.amountFen} size='l' tone='inherit' />}
        tone={suspense.count > 0 ? 'bad' : 'good'}
        note={suspense.count > 0 ? words.suspenseNote(suspense.count, ago(suspense.since)) : words.suspenseNone}
        onTap={() => go('operator/suspense')}
      />
      <Stat
        label={words.dead}
        value={words.letter(deadLetters)}
        tone={deadLetters > 0 ? 'bad' : 'good'}
        note={deadLetters > 0 ? words.deadNote : words.deadNone}
        onTap={() => go('operator/outbox', { state: deadLetters > 0 ? 'dead' : 'waiting' })}
      />
    </>
  )
}

/** The worst of the lights, and which they are. */
function House({ asked }: { readonly asked: Asked<Health> }) {
  const lights = asked.data?.lights
  const bad = lights ? (Object.keys(lights) as Check[]).filter((check) => lights[check] !== 'good') : []
  const worst = !lights ? null : bad.some((check) => lights[check] === 'bad') ? 'bad' : bad.length > 0 ? 'wait' : 'good'
  return (
    <Stat
      label={words.health}
      value={worst ? shared.lights[worst] : words.unknown}
      tone={worst === 'good' ? 'good' : worst === 'bad' || !worst ? 'bad' : 'ink'}
      note={
        bad.length === 0 && worst
          ? words.healthGood
          : words.healthNote(bad.map((check) => words.checks[check]).join('、'))
      }
      onTap={() => go('operator/health')}
    />
  )
}
