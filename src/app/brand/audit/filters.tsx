import { View } from '@tarojs/components'
import { serverNow } from '@/app/state/clock'
import type { AskOf, OutputOf } from '@/kernel/contract'
import { DAY } from '@/kernel/time'
import type { log } from '@/team/contract'
import { AREAS } from '@/team/words'
import { Select } from '@/ui'
import { day as dayName } from '@/ui/when'
import css from './index.module.css'
import { words } from './words'

export interface Chosen {
  readonly personId: string
  readonly area: string
  readonly day: string
  readonly outcome: 'all' | 'done' | 'refused'
}

export const ALL: Chosen = { personId: '', area: '', day: '', outcome: 'all' }

/** Only what narrows: the question without any is the usual one, and its answer is kept for being offline. */
export const filtersOf = ({ personId, area, day, outcome }: Chosen): AskOf<typeof log> => ({
  ...(personId ? { personId } : {}),
  ...(area ? { area } : {}),
  ...(day ? { day } : {}),
  ...(outcome === 'all' ? {} : { outcome }),
})

interface FiltersProps {
  readonly people: OutputOf<typeof log>['people']
  readonly chosen: Chosen
  readonly onChange: (chosen: Chosen) => void
}

export function Filters({ people, chosen, onChange }: FiltersProps) {
  return (
    <View className={css.selects}>
      <View className={css.select}>
        <Select
          label={words.people}
          items={[{ value: '', label: words.everybody }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
          value={chosen.personId}
          onChange={(personId) => onChange({ ...chosen, personId })}
        />
      </View>
      <View className={css.select}>
        <Select
          label={words.areas}
          items={[
            { value: '', label: words.everything },
            ...Object.entries(AREAS).map(([value, label]) => ({ value, label })),
          ]}
          value={chosen.area}
          onChange={(area) => onChange({ ...chosen, area })}
        />
      </View>
      <View className={css.select}>
        <Select
          label={words.days}
          items={[{ value: '', label: words.anyDay }, ...lastDays()]}
          value={chosen.day}
          onChange={(day) => onChange({ ...chosen, day })}
        />
      </View>
    </View>
  )
}

const DAYS_SHOWN = 30
const CHINA_OFFSET = 8 * 3_600_000

/** The last thirty days of China, by the server's clock. */
function lastDays() {
  const now = serverNow()
  return Array.from({ length: DAYS_SHOWN }, (_, n) => {
    const at = now - n * DAY
    const label = n === 0 ? words.today : n === 1 ? words.yesterday : dayName(at)
    return { value: new Date(at + CHINA_OFFSET).toISOString().slice(0, 10), label }
  })
}
