import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import type { decide } from '@/review/contract'
import { verdictsFor } from '@/review/rules'
import { Button, Problem } from '@/ui'
import { useWide } from '@/ui/desk'
import { words } from '../words'
import type { FullCase, Verdict } from './case'
import css from './decision.module.css'
import { useKeys } from './keys'
import { ReasonSheet } from './reason-sheet'

interface DecisionProps {
  readonly one: FullCase
  readonly onMoved: () => void
  readonly onDecided: (verdict: Verdict) => void
}

/** Yes at one press; the two kinds of no ask for their reason first. */
export function Decision({ one, onMoved, onDecided }: DecisionProps) {
  const wide = useWide()
  const [no, setNo] = useState<'needs-work' | 'declined' | null>(null)
  const act = useAction(async (key: string, verdict: Verdict, said: { reasonCode: string; reason: string }) => {
    try {
      const input = { caseIds: [one.id], verdict, ...said }
      await send<typeof decide>('operator/review.decide', input, { key })
    } catch (error) {
      // Somebody else was there first: what is shown is old.
      onMoved()
      throw error
    }
    setNo(null)
    onDecided(verdict)
  })
  const accept = () => void act.run('accepted', { reasonCode: '', reason: '' })
  const may = verdictsFor(one.subject)
  useKeys({
    a: accept,
    d: () => setNo('declined'),
    ...(may.includes('needs-work') ? { w: () => setNo('needs-work') } : {}),
  })
  return (
    <View className={css.decision}>
      <View className={css.buttons}>
        <Button weight='danger' size='m' disabled={act.busy} onTap={() => setNo('declined')}>
          {words.decline}
        </Button>
        {may.includes('needs-work') && (
          <Button weight='plain' size='m' disabled={act.busy} onTap={() => setNo('needs-work')}>
            {words.needsWork}
          </Button>
        )}
        <Button weight='tea' size='m' busy={act.busy} onTap={accept}>
          {words.accept}
        </Button>
      </View>
      {wide && <Text className={css.keys}>{words.keys}</Text>}
      {act.error && no === null && <Problem error={act.error} />}
      {no !== null && (
        <ReasonSheet
          verdict={no}
          busy={act.busy}
          error={act.error}
          onClose={() => setNo(null)}
          onSay={(reasonCode, reason) => void act.run(no, { reasonCode, reason })}
        />
      )}
    </View>
  )
}
