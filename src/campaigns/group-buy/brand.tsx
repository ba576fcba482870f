import { Text, View } from '@tarojs/components'
import { Choice, Icon, Stepper } from '@/ui'
import type { BrandPanels } from '../panels'
import style from './brand.module.css'
import { Preview } from './brand-preview'
import { sentence } from './sentence'
import { check, terms as shape, type Terms } from './terms'
import { words as all } from './words'

const words = all.brand

export const brandPanels: BrandPanels = {
  Terms: TermsFields,
  Preview,
  name: words.name,
  purpose: words.purpose,
  usual: Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, field.usual])),
  // The studio keeps terms as plain data; the check itself refuses whatever is no whole number.
  check: (chosen, market) => check(chosen as unknown as Terms, market),
  sentence,
}

const HOURS = [6, 12, 24, 48, 72]
const sizes = Array.from({ length: shape.size.max - shape.size.min + 1 }, (_, at) => shape.size.min + at)

type TermsProps = Parameters<BrandPanels['Terms']>[0]

/** Size, hours and limit: chosen rather than typed, so that few wrong numbers are possible at all. */
function TermsFields({ terms, problems, onChange }: TermsProps) {
  const chosen = terms as unknown as Terms
  const say = (name: keyof Terms) => {
    const problem = problems.find((one) => one.field === `terms.${name}`)
    return problem && sentence(problem)
  }
  return (
    <View className={style.terms}>
      <Text className={style.label}>{words.size}</Text>
      <Choice
        label={words.size}
        value={chosen.size}
        items={sizes.map((n) => ({ value: n, label: words.people(n) }))}
        onChange={(size) => onChange({ ...terms, size })}
      />
      <Beside problem={say('size')} law={words.laws.size} />
      <Text className={style.label}>{words.hours}</Text>
      <Choice
        label={words.hours}
        value={chosen.hours}
        items={HOURS.map((n) => ({ value: n, label: words.hoursOf(n) }))}
        onChange={(hours) => onChange({ ...terms, hours })}
      />
      <Text className={style.hint}>{words.hoursHint}</Text>
      <Beside problem={say('hours')} law={words.laws.hours} />
      <View className={style.limit}>
        <Text className={style.label}>{words.unitsPerPerson}</Text>
        <Stepper
          value={chosen.unitsPerPerson}
          min={shape.unitsPerPerson.min}
          max={shape.unitsPerPerson.max}
          onChange={(unitsPerPerson) => onChange({ ...terms, unitsPerPerson })}
        />
        <Text className={style.unit}>{words.units}</Text>
      </View>
      <Beside problem={say('unitsPerPerson')} />
    </View>
  )
}

function Beside({ problem, law }: { problem?: string; law?: string }) {
  return (
    <View>
      {problem && (
        <View className={style.problem} ariaRole='alert'>
          <Icon name='alert' size={14} />
          <Text>{problem}</Text>
        </View>
      )}
      {law && (
        <View className={style.law}>
          <Icon name='info' size={14} />
          <Text>{law}</Text>
        </View>
      )}
    </View>
  )
}
