import { Text, View } from '@tarojs/components'
import { Countdown, Tag } from '@/ui'
import type { ResellerPanels } from '../panels'
import style from './reseller.module.css'
import { words as all } from './words'

const words = all.reseller

export const resellerPanels: ResellerPanels = { Rounds }

const TONES: Readonly<Record<string, 'wait' | 'good' | 'quiet'>> = { open: 'wait', formed: 'good' }

type RoundsProps = Parameters<ResellerPanels['Rounds']>[0]

/** Each group with its seats; open ones with the time they have left. */
function Rounds({ rounds, now }: RoundsProps) {
  return (
    <View>
      {rounds.map((round) => (
        <GroupRow key={round.roundId} round={round} now={now} />
      ))}
    </View>
  )
}

function GroupRow({ round, now }: { round: RoundsProps['rounds'][number]; now: number }) {
  const { status, seatsPaid, seatsTotal, endsAt } = round
  const said = words.status[status] ?? status
  const missing = seatsTotal - seatsPaid
  return (
    <View className={style.row} ariaLabel={words.rowLabel(said, seatsPaid, seatsTotal)}>
      <View className={style.seats}>
        {Array.from({ length: seatsTotal }, (_, at) => (
          <View
            key={at}
            className={`${style.seat} ${at < seatsPaid ? style[status === 'failed' ? 'lost' : 'taken'] : ''}`}
          />
        ))}
      </View>
      <Text className={style.count}>{words.seats(seatsPaid, seatsTotal)}</Text>
      <View className={style.time}>
        {status === 'open' && endsAt ? (
          <>
            {missing > 0 && <Text className={style.missing}>{words.missing(missing)}</Text>}
            <Countdown until={endsAt} now={now} look='plain' />
          </>
        ) : (
          <Tag tone={TONES[status] ?? 'quiet'}>{said}</Tag>
        )}
      </View>
    </View>
  )
}
