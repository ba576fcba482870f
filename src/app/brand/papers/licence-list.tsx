import { Text, View } from '@tarojs/components'
import { Original } from '@/app/original'
import { serverNow } from '@/app/state/clock'
import { isOver } from '@/review/licence-rules'
import { LICENCES } from '@/review/words'
import { Button, Tag, type Tone } from '@/ui'
import { useMay } from '../frame'
import { words } from '../review-words'
import css from './licence-list.module.css'
import type { Own } from './own'

type Licence = Own['licences'][number]

interface NeededProps {
  readonly needed: Own['needed']
  readonly onHand: (kind: Licence['kind']) => void
}

/** Which papers the goods of this brand need, and which of them are still to come. */
export function Needed({ needed, onHand }: NeededProps) {
  return (
    <View className={css.list}>
      {needed.map(({ kind, goods, has }) => (
        <View key={kind} className={css.row}>
          <View className={css.what}>
            <Text className={css.name}>{LICENCES[kind].name}</Text>
            <Text className={css.note}>
              {words.neededNote(goods)} · {LICENCES[kind].law}
            </Text>
          </View>
          <Tag tone={has ? 'good' : 'bad'}>{has ? words.has : words.missing}</Tag>
          <Button size='s' weight={has ? 'quiet' : 'main'} fit onTap={() => onHand(kind)}>
            {words.hand}
          </Button>
        </View>
      ))}
    </View>
  )
}

const TONES: Readonly<Record<Licence['state'], Tone>> = {
  'in-review': 'wait',
  accepted: 'good',
  'needs-work': 'wait',
  declined: 'bad',
}

/** Every paper that was handed in, with what became of it. */
export function LicenceList({ licences, onFix }: { licences: readonly Licence[]; onFix: (one: Licence) => void }) {
  const may = useMay()
  if (licences.length === 0) return <Text className={css.note}>{words.licencesNone}</Text>
  const now = serverNow()
  return (
    <View className={css.list}>
      {licences.map((one) => {
        const expired = one.state === 'accepted' && isOver(one.validUntil, now)
        return (
          <View key={one.id} className={css.row}>
            <View className={css.what}>
              <Text className={css.name}>{LICENCES[one.kind].name}</Text>
              <Text className={css.note} userSelect>
                {one.number} · {one.holder}
              </Text>
              <Text className={css.note}>{one.validUntil ? words.until(one.validUntil) : words.forEver}</Text>
              {one.fileId && may('goods') && (
                <Original door='brand/files.content' fileId={one.fileId} label={words.openScan} />
              )}
            </View>
            <Tag tone={expired ? 'bad' : TONES[one.state]}>
              {expired ? words.expired : words.licenceState[one.state]}
            </Tag>
            {one.state !== 'accepted' && (
              <Button size='s' weight='plain' fit onTap={() => onFix(one)}>
                {words.fix}
              </Button>
            )}
          </View>
        )
      })}
    </View>
  )
}
