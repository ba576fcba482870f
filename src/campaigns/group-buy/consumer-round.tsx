import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { HOUR, MINUTE } from '@/kernel/time'
import { Announce, Avatar, Countdown, EmptySeat, Icon, Ring, Tag } from '@/ui'
import { dayTime, recent } from '@/ui/when'
import type { Card, Round } from '../panels'
import style from './consumer-round.module.css'
import { words as all } from './words'

const words = all.consumer
/** One second of joy, then what matters: the date it ships. */
const JOY = 1_100

interface RoundPanelProps {
  readonly card: Card
  readonly round: Round
  readonly now: number
}

/** C5: the ring of seats, what is missing, the time left, the members. */
export function RoundPanel({ round, now }: RoundPanelProps) {
  const { headline } = round
  const joy = useJoy(headline.status)
  const alone = headline.seatsTotal === 1
  return (
    <View className={style.round}>
      {joy && <Joy />}
      {!alone && (
        <Ring total={headline.seatsTotal} filled={headline.seatsPaid} held={headline.seatsHeld} tone={toneOf(round)}>
          <Middle round={round} now={now} />
        </Ring>
      )}
      {alone && <View className={style.aloneDone}>{words.aloneDone}</View>}
      {headline.status === 'open' && headline.endsAt && (
        <View className={style.promise}>
          <Icon name='shield' size={14} />
          {words.autoRefund(dayTime(headline.endsAt))}
        </View>
      )}
      {!alone && <Members round={round} now={now} />}
    </View>
  )
}

function toneOf({ headline: { status } }: Round): 'going' | 'done' | 'over' {
  if (status === 'formed') return 'done'
  return status === 'failed' ? 'over' : 'going'
}

function Middle({ round: { headline, formedAt, reason }, now }: Omit<RoundPanelProps, 'card'>) {
  if (headline.status === 'formed') {
    return (
      <>
        <View className={style.formed}>{words.formed}</View>
        {formedAt && <View className={style.small}>{words.formedNote(dayTime(formedAt))}</View>}
      </>
    )
  }
  if (headline.status === 'failed') {
    return (
      <>
        <View className={style.failed}>{words.failed}</View>
        <View className={style.small}>{(reason && words.ended[reason]) || words.endedOther}</View>
      </>
    )
  }
  if (headline.status === 'waiting') return <View className={style.failed}>{words.waiting}</View>
  const left = headline.endsAt ? Math.max(0, Date.parse(headline.endsAt) - now) : 0
  const spoken = words.speak(headline.missing, Math.floor(left / HOUR), Math.floor((left % HOUR) / MINUTE))
  return (
    <View className={style.middle}>
      <Announce text={spoken} />
      <View className={style.missingBig}>{words.missing(headline.missing)}</View>
      {headline.endsAt && <Countdown until={headline.endsAt} now={now} />}
    </View>
  )
}

function Members({ round: { headline, members }, now }: Omit<RoundPanelProps, 'card'>) {
  const free = headline.status === 'open' ? Math.max(0, headline.seatsTotal - members.length) : 0
  return (
    <View className={style.members}>
      {members.map((member) => (
        <View key={member.at + member.name} className={style.member}>
          <Avatar name={member.name} src={member.avatarUrl} ringed={member.leader} />
          <View className={style.memberName}>
            {member.name}
            {member.leader && <Tag tone='wait'>{words.leader}</Tag>}
            {member.me && <Tag tone='good'>{words.me}</Tag>}
          </View>
          <View className={style.small}>{member.paid ? words.joinedAt(recent(member.at, now)) : words.unpaid}</View>
        </View>
      ))}
      {Array.from({ length: free }, (_, at) => (
        <View key={at} className={style.member}>
          <EmptySeat />
          <View className={style.memberFree}>{words.empty}</View>
        </View>
      ))}
    </View>
  )
}

/** True for a second after the round has formed before our eyes, never on coming back to a formed one. */
function useJoy(status: string): boolean {
  const before = useRef(status)
  const [joy, setJoy] = useState(false)
  useEffect(() => {
    const justFormed = status === 'formed' && before.current !== 'formed'
    before.current = status
    if (!justFormed) return
    setJoy(true)
    const timer = setTimeout(() => setJoy(false), JOY)
    return () => clearTimeout(timer)
  }, [status])
  return joy
}

const SPARKS = Array.from({ length: 12 }, (_, at) => at)

function Joy() {
  return (
    <View className={style.joy} ariaRole='status' ariaLabel={words.celebrate}>
      {SPARKS.map((at) => (
        <View key={at} className={style.ray} style={{ transform: `rotate(${at * 30}deg)` }}>
          <View className={style.spark} />
        </View>
      ))}
      <View className={style.joyWord}>{words.celebrate}</View>
    </View>
  )
}
