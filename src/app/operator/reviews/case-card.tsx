import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import { serverNow } from '@/app/state/clock'
import { HOUR } from '@/kernel/time'
import type { decide } from '@/review/contract'
import { Button, Notice, Problem, Tag } from '@/ui'
import { dayTime } from '@/ui/when'
import { words } from '../words'
import type { Case } from './case'
import css from './case-card.module.css'
import { Findings } from './findings'
import { RejectSheet } from './reject-sheet'

const TONES = {
  screening: 'quiet',
  waiting: 'wait',
  accepted: 'good',
  'needs-work': 'wait',
  declined: 'bad',
  dropped: 'quiet',
} as const

interface Props {
  one: Case
  onDecided: (state: 'approved' | 'rejected') => void
}

/** One case: findings, then what was sent in, then the decision. */
export function CaseCard({ one, onDecided }: Props) {
  const open = one.state === 'waiting' || one.state === 'screening'
  return (
    <View className={css.card}>
      <View className={css.head}>
        <Tag tone={TONES[one.state]}>{words.decided[one.state]}</Tag>
        <Text className={css.brand}>
          {one.brandName} · {words.subject[one.subject] ?? one.subject}
        </Text>
        <Text className={css.time}>
          {open ? waited(one.openedAt) : one.decidedAt && words.decidedAt(dayTime(one.decidedAt))}
        </Text>
      </View>
      <Text className={css.title}>{one.title}</Text>
      <Findings findings={one.findings} />
      <Text className={css.opened}>{words.openedAt(dayTime(one.openedAt))}</Text>
      {one.reason !== '' && (
        <Notice tone='quiet'>
          {words.reason}：{one.reason}
        </Notice>
      )}
      {one.state === 'waiting' && <Decision caseId={one.id} onDecided={onDecided} />}
    </View>
  )
}

const waited = (openedAt: string) => words.waited(Math.floor((serverNow() - Date.parse(openedAt)) / HOUR))

function Decision({ caseId, onDecided }: { caseId: string; onDecided: Props['onDecided'] }) {
  const [rejecting, setRejecting] = useState(false)
  const act = useAction(async (key: string, approved: boolean, reason: string) => {
    await send<typeof decide>(
      'operator/review.decide',
      {
        caseIds: [caseId],
        verdict: approved ? 'accepted' : 'declined',
        reasonCode: approved ? '' : 'other',
        reason,
      },
      { key },
    )
    setRejecting(false)
    onDecided(approved ? 'approved' : 'rejected')
  })
  return (
    <View>
      {act.error && !rejecting && <Problem error={act.error} />}
      <View className={css.buttons}>
        <Button weight='danger' size='s' disabled={act.busy} onTap={() => setRejecting(true)}>
          {words.reject}
        </Button>
        <Button weight='tea' size='s' busy={act.busy} onTap={() => act.run(true, '')}>
          {words.approve}
        </Button>
      </View>
      <RejectSheet
        open={rejecting}
        busy={act.busy}
        error={act.error}
        onClose={() => setRejecting(false)}
        onReject={(reason) => act.run(false, reason)}
      />
    </View>
  )
}
