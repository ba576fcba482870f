import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Changes } from '@/app/case-changes'
import { clockOf } from '@/app/case-clock'
import { Findings } from '@/app/case-findings'
import { CaseSteps } from '@/app/case-steps'
import { words as shared } from '@/app/case-words'
import { go } from '@/app/routes'
import type { OutputOf } from '@/kernel/contract'
import type { mine } from '@/review/brand-contract'
import { SUBJECTS } from '@/review/words'
import { Button, Card, Tag } from '@/ui'
import { dayTime } from '@/ui/when'
import { words } from '../review-words'
import css from './case-card.module.css'

export type OwnCase = OutputOf<typeof mine>['items'][number]

const TONES = { accepted: 'good', 'needs-work': 'wait', declined: 'bad', dropped: 'quiet' } as const

/** One proposal of the brand: what was found, what was decided by whom and why, and the way on. */
export function CaseCard({ one }: { readonly one: OwnCase }) {
  const [steps, setSteps] = useState(false)
  const open = one.state === 'waiting' || one.state === 'screening'
  return (
    <Card>
      <View className={css.card}>
        <View className={css.head}>
          <StateTag one={one} />
          <Text className={css.subject}>{SUBJECTS[one.subject]}</Text>
          <Text className={css.when}>
            {open || !one.decidedAt
              ? words.dueBy(dayTime(one.dueAt))
              : words.decided(dayTime(one.decidedAt), words.by[one.decidedBy ?? 'machine'])}
          </Text>
        </View>
        <Text className={css.title}>{one.title}</Text>
        {one.reason !== '' && <Why one={one} />}
        {one.state !== 'accepted' && one.findings.length > 0 && <Findings findings={one.findings} />}
        {one.changes.length > 0 && <Changes changes={one.changes} />}
        {steps && <CaseSteps steps={one.steps} />}
        <View className={css.foot}>
          <Text className={css.when}>{words.openedAt(dayTime(one.openedAt))}</Text>
          <Button size='s' weight='quiet' fit onTap={() => setSteps(!steps)}>
            {steps ? words.hideSteps : words.steps}
          </Button>
          {one.mayAnswer && (
            <Button size='s' weight='main' fit onTap={() => answer(one)}>
              {words.answer}
            </Button>
          )}
        </View>
      </View>
    </Card>
  )
}

function StateTag({ one }: { readonly one: OwnCase }) {
  if (one.state === 'screening') return <Tag>{shared.states.screening}</Tag>
  if (one.state === 'waiting') {
    const { text, tone } = clockOf(one.dueAt)
    return <Tag tone={tone}>{text}</Tag>
  }
  const answered = one.state === 'needs-work' && !one.mayAnswer
  return <Tag tone={answered ? 'quiet' : TONES[one.state]}>{answered ? words.answered : shared.states[one.state]}</Tag>
}

function Why({ one }: { readonly one: OwnCase }) {
  return (
    <View className={css.why}>
      <Text className={css.reason} userSelect>
        {words.why}：{one.reason}
      </Text>
      {one.reasonCode !== '' && <Text className={css.source}>{words.source(shared.source(one.reasonCode))}</Text>}
    </View>
  )
}

/** Where the thing itself is changed; sending it again there answers the case. */
function answer({ id, subject, subjectId }: OwnCase): void {
  if (subject === 'campaign') go('brand/studio', { answers: id })
  else if (subject === 'product') go('brand/product', { p: subjectId })
  else go('brand/papers', subject === 'licence' ? { licence: subjectId } : {})
}
