import { View } from '@tarojs/components'
import { type ReactNode, useEffect, useState } from 'react'
import type { agree } from '@/crm/privacy-contract'
import { PRIVACY_VERSION, type Purpose } from '@/crm/rules'
import { Button, Problem, Sheet, Word } from '@/ui'
import { send } from '../call'
import { useAction } from '../state/action'
import { keepMe, useSession } from '../state/session'
import { signedIn } from '../state/sign-in'
import { openPrivacyContract, privacyContract } from '../wechat'
import css from './agreement.module.css'
import { words as all } from './privacy/words'

const words = all.agreement

interface Agreement {
  /** Goes on at once where the person has agreed; asks first where not. A no leaves everything as it was. */
  readonly first: (then: () => void) => Promise<void>
  /** The person said no a moment ago. */
  readonly refused: boolean
  readonly sheet: ReactNode
}

/** Personal data is asked for at the moment it is needed, and never before somebody has agreed to it. */
export function useAgreement(purpose: Purpose): Agreement {
  const [next, setNext] = useState<(() => void) | null>(null)
  const [refused, setRefused] = useState(false)
  const first = async (then: () => void) => {
    setRefused(false)
    // Somebody may press before the sign-in is through; what they agreed to is known only then.
    if (!useSession.getState().me) await signedIn()
    if (useSession.getState().me?.agreed?.includes(purpose)) then()
    else setNext(() => then)
  }
  const refuse = () => {
    setNext(null)
    setRefused(true)
  }
  const goOn = () => {
    setNext(null)
    next?.()
  }
  const sheet = next && <AgreementSheet purpose={purpose} onAgree={goOn} onRefuse={refuse} />
  return { first, refused, sheet }
}

interface SheetProps {
  readonly purpose: Purpose
  readonly onAgree: () => void
  readonly onRefuse: () => void
}

function AgreementSheet({ purpose, onAgree, onRefuse }: SheetProps) {
  const [contract, setContract] = useState<string | null>(null)
  useEffect(() => {
    privacyContract().then(setContract)
  }, [])
  const agreeing = useAction(async (key) => {
    const input = { purpose, version: PRIVACY_VERSION }
    const { agreed } = await send<typeof agree>('consumer/crm.agree', input, { key })
    const { me } = useSession.getState()
    if (me) keepMe({ ...me, agreed })
    onAgree()
  })
  const { lead, points } = words[purpose]
  return (
    <Sheet
      open
      title={words.title}
      onClose={onRefuse}
      foot={
        <View className={css.foot}>
          <Button
            id='agree-privacy'
            openType='agreePrivacyAuthorization'
            busy={agreeing.busy}
            onTap={() => agreeing.run()}
          >
            {words.agree}
          </Button>
          <Button id='refuse-privacy' weight='quiet' size='m' onTap={onRefuse}>
            {words.refuse}
          </Button>
        </View>
      }
    >
      <View className={css.lead}>{lead}</View>
      {points.map(({ title, text }) => (
        <View key={title} className={css.point}>
          <View className={css.title}>{title}</View>
          <View className={css.text}>{text}</View>
        </View>
      ))}
      {contract !== null && (
        <Word role='link' onTap={() => openPrivacyContract()}>
          {words.contract}
        </Word>
      )}
      {agreeing.error && <Problem error={agreeing.error} onRetry={() => agreeing.run()} />}
    </Sheet>
  )
}
