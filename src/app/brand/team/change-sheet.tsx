import { View } from '@tarojs/components'
import { useState } from 'react'
import { send } from '@/app/call'
import { goTab } from '@/app/routes'
import { useAction } from '@/app/state/action'
import { refreshMe } from '@/app/state/sign-in'
import type { BrandRole } from '@/kernel/duties'
import type { changeRole, leave, remove } from '@/team/contract'
import { ROLES } from '@/team/words'
import { Field } from '@/ui'
import { AskSheet } from '../ask-sheet'
import css from './index.module.css'
import type { Change } from './member'
import { RoleChoice } from './role-choice'
import { words } from './words'

interface ChangeSheetProps {
  readonly change: Change
  readonly giveable: readonly BrandRole[]
  readonly onClose: () => void
  readonly onDone: (said: string) => Promise<void>
}

const REASON_LEAST = 2
const REASON_MOST = 60

const saidOf = ({ what, member: { person } }: Change) =>
  ({
    role: { title: words.changeTitle(person.name), note: words.changeNote, yes: words.changeYes },
    remove: { title: words.removeTitle(person.name), note: words.removeNote, yes: words.removeYes },
    leave: { title: words.leaveTitle, note: words.leaveNote, yes: words.leaveYes },
  })[what]

/** Another role, or none any more; each with the reason that the log keeps. */
export function ChangeSheet({ change, giveable, onClose, onDone }: ChangeSheetProps) {
  const { what, member } = change
  const [role, setRole] = useState<BrandRole>(member.role)
  const [reason, setReason] = useState('')
  const said = saidOf(change)
  const short = reason.trim().length < REASON_LEAST
  const acting = useAction(async (key) => onDone(await act({ change, role, reason: reason.trim(), key })))
  return (
    <AskSheet
      title={said.title}
      yes={said.yes}
      no={words.keep}
      danger={what !== 'role'}
      disabled={short || (what === 'role' && role === member.role)}
      acting={acting}
      onClose={onClose}
    >
      <View className={css.form}>
        <View className={css.note}>{said.note}</View>
        {what === 'role' && <RoleChoice roles={giveable} value={role} onChange={setRole} />}
        <Field
          id='reason'
          label={words.reason}
          hint={words.reasonHint}
          max={REASON_MOST}
          value={reason}
          onChange={setReason}
          {...(reason && short ? { problem: words.whyShort } : {})}
        />
      </View>
    </AskSheet>
  )
}

interface Act {
  readonly change: Change
  readonly role: BrandRole
  readonly reason: string
  readonly key: string
}

async function act({ change: { what, member }, role, reason, key }: Act): Promise<string> {
  const { id: memberId, person, me } = member
  if (what === 'leave') {
    await send<typeof leave>('brand/team.leave', { reason }, { key })
    await refreshMe()
    goTab('me')
    return ''
  }
  if (what === 'remove') {
    await send<typeof remove>('brand/team.remove', { memberId, reason }, { key })
    return words.removed(person.name)
  }
  await send<typeof changeRole>('brand/team.changeRole', { memberId, role, reason }, { key })
  if (me) await refreshMe()
  return words.changed(person.name, ROLES[role].name)
}
