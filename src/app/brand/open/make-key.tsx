import { View } from '@tarojs/components'
import { useState } from 'react'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import { SCOPES, type Scope } from '@/kernel/scopes'
import type { make } from '@/open/contract'
import { Choice, Field, Notice } from '@/ui'
import { AskSheet } from '../ask-sheet'
import css from './index.module.css'
import { PickMany } from './pick-many'
import { words } from './words'

const LASTS = [7, 30, 90, 365] as const

interface MakeKeyProps {
  readonly onClose: () => void
  readonly onMade: (secret: string | null) => Promise<void>
}

export function MakeKey({ onClose, onMade }: MakeKeyProps) {
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<readonly Scope[]>([])
  const [lastsDays, setLasts] = useState<(typeof LASTS)[number]>(90)
  const [tried, setTried] = useState(false)
  const making = useAction(async (key) => {
    setTried(true)
    if (name.trim() === '' || scopes.length === 0) return
    const made = await send<typeof make>('brand/keys.make', { name, scopes: [...scopes], lastsDays }, { key })
    await onMade(made.secret)
  })
  const said = words.keys
  return (
    <AskSheet title={said.make} yes={said.makeYes} acting={making} onClose={onClose}>
      <Field
        id='key-name'
        label={said.nameLabel}
        hint={said.nameHint}
        max={40}
        value={name}
        onChange={setName}
        problem={tried && name.trim() === '' ? said.nameMissing : undefined}
      />
      <PickMany
        label={said.scopesLabel}
        items={SCOPES.map((value) => ({ value, ...said.scopes[value] }))}
        chosen={scopes}
        onChange={setScopes}
      />
      {tried && scopes.length === 0 && <Notice tone='bad'>{said.scopesMissing}</Notice>}
      <View className={css.label}>{said.lastsLabel}</View>
      <Choice
        label={said.lastsLabel}
        items={LASTS.map((value) => ({ value, label: said.lasts[value] }))}
        value={lastsDays}
        onChange={setLasts}
      />
    </AskSheet>
  )
}
