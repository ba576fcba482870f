import { Text, View } from '@tarojs/components'
import type { z } from 'zod'
import type { step } from '@/review/contract'
import { told } from '@/ui'
import { dayTime } from '@/ui/when'
import css from './case-steps.module.css'
import { words } from './case-words'

type Step = z.infer<typeof step> & { readonly name?: string }

/** What happened to a case, who did it and when. */
export function CaseSteps({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <View className={css.list} {...told({ role: 'list', label: words.steps })}>
      {steps.map((one) => (
        <View key={`${one.type} ${one.at}`} className={css.step} {...told({ role: 'listitem' })}>
          <View className={css.dot} />
          <View className={css.what}>
            <Text className={css.title}>{[words.step[one.type], noteOf(one)].filter(Boolean).join(' · ')}</Text>
            <Text className={css.by}>
              {one.name || words.actor[one.actor]} · {dayTime(one.at)}
            </Text>
          </View>
        </View>
      ))}
    </View>
  )
}

function noteOf({ facts }: Step): string {
  const { verdict, suggest, rules, why, reasonCode } = facts
  return [
    typeof verdict === 'string' ? words.states[verdict as keyof typeof words.states] : '',
    typeof reasonCode === 'string' ? words.reason(reasonCode) : '',
    typeof suggest === 'string' ? words.suggest[suggest] : '',
    typeof rules === 'number' ? words.rules(rules) : '',
    typeof why === 'string' ? words.why[why] : '',
  ]
    .filter(Boolean)
    .join(' · ')
}
