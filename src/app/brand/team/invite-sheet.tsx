import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import { send } from '@/app/call'
import { page } from '@/app/routes'
import { useAction } from '@/app/state/action'
import { copyText } from '@/app/wechat'
import type { OutputOf } from '@/kernel/contract'
import type { BrandRole } from '@/kernel/duties'
import type { invite } from '@/team/contract'
import { ROLES } from '@/team/words'
import { alt, Button, Field, Notice, Problem, Sheet } from '@/ui'
import { dayTime } from '@/ui/when'
import css from './index.module.css'
import { RoleChoice } from './role-choice'
import { words } from './words'

export type Made = OutputOf<typeof invite>

interface InviteSheetProps {
  readonly open: boolean
  readonly giveable: readonly BrandRole[]
  /** The invitation that was just made: its code is shown this once. */
  readonly made: Made | null
  readonly onMade: (made: Made) => void
  readonly onClose: () => void
}

const REASON_LEAST = 2
const REASON_MOST = 60
const WEB = process.env.TARO_ENV === 'h5'

/** One person, one role, one code. */
export function InviteSheet({ open, giveable, made, onMade, onClose }: InviteSheetProps) {
  if (!open) return null
  return made ? (
    <ToPassOn made={made} onClose={onClose} />
  ) : (
    <Form giveable={giveable} onMade={onMade} onClose={onClose} />
  )
}

function Form({ giveable, onMade, onClose }: Pick<InviteSheetProps, 'giveable' | 'onMade' | 'onClose'>) {
  // An owner is what one makes least often, and least lightly.
  const roles = [...giveable].sort((a, b) => Number(a === 'owner') - Number(b === 'owner'))
  const [role, setRole] = useState<BrandRole>(roles[0] ?? 'reader')
  const [reason, setReason] = useState('')
  const short = reason.trim().length < REASON_LEAST
  const making = useAction(async (id) => {
    onMade(await send<typeof invite>('brand/team.invite', { id, role, reason: reason.trim() }))
  })
  const make = (
    <Button id='make' weight='tea' busy={making.busy} disabled={short} onTap={() => making.run()}>
      {words.makeInvite}
    </Button>
  )
  return (
    <Sheet open title={words.inviteTitle} onClose={onClose} foot={make}>
      <View className={css.form}>
        <Field
          id='why'
          label={words.why}
          hint={words.whyHint}
          max={REASON_MOST}
          value={reason}
          onChange={setReason}
          {...(reason && short ? { problem: words.whyShort } : {})}
        />
        <RoleChoice roles={roles} value={role} onChange={setRole} />
        {making.error && <Problem error={making.error} />}
      </View>
    </Sheet>
  )
}

const linkOf = (code: string): string => `${window.location.origin}/#${page('consumer/join', { i: code })}`

function ToPassOn({ made, onClose }: { readonly made: Made; readonly onClose: () => void }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await copyText(linkOf(made.code))
    setCopied(true)
  }
  return (
    <Sheet open title={words.madeTitle} onClose={onClose}>
      <View className={css.made}>
        {made.picture ? (
          <Image
            {...alt(words.codeOf)}
            className={css.code}
            src={`data:image/png;base64,${made.picture}`}
            mode='aspectFit'
          />
        ) : (
          <Notice>{words.noPicture}</Notice>
        )}
        <View className={css.madeNote}>{words.madeNote(ROLES[made.role].name, dayTime(made.endsAt))}</View>
        {copied && <Notice tone='good'>{words.copied}</Notice>}
        {WEB ? (
          <Button id='copy-link' weight='tea' onTap={() => void copy()}>
            {words.copyLink}
          </Button>
        ) : (
          <Button weight='tea' openType='share'>
            {words.share}
          </Button>
        )}
        <Button id='done' weight='plain' onTap={onClose}>
          {words.done}
        </Button>
      </View>
    </Sheet>
  )
}
