import { View } from '@tarojs/components'
import { useState } from 'react'
import type { saveAddress } from '@/crm/contract'
import { Button, Field, Notice, Problem } from '@/ui'
import { send } from '../../call'
import { useAction } from '../../state/action'
import { words as all } from '../words'
import style from './index.module.css'
import { type Parsed, parseAddress } from './parse'

const words = all.addresses

interface FormProps {
  readonly start: Parsed
  readonly replaces?: string
  readonly onSaved: (addressId: string) => void
}

type Problems = Partial<Record<keyof Parsed, string>>

export function AddressForm({ start, replaces, onSaved }: FormProps) {
  const [draft, setDraft] = useState(start)
  const [pasted, setPasted] = useState('')
  const [read, setRead] = useState<boolean | null>(null)
  const [problems, setProblems] = useState<Problems>({})
  const saving = useAction(async (key, address: Parsed) => {
    const { id } = await send<typeof saveAddress>('consumer/crm.saveAddress', { ...address, replaces }, { key })
    onSaved(id)
  })
  const set = (field: keyof Parsed) => (value: string) => setDraft((before) => ({ ...before, [field]: value }))
  const parse = () => {
    const parsed = parseAddress(pasted)
    setRead(parsed !== null)
    if (parsed) setDraft(parsed)
  }
  const save = () => {
    const found = problemsOf(draft)
    setProblems(found)
    if (Object.keys(found).length === 0) saving.run(trimmed(draft))
  }
  return (
    <View>
      <Field
        id='paste'
        label={words.paste}
        type='textarea'
        hint={words.pasteHint}
        value={pasted}
        onChange={setPasted}
      />
      <View className={style.parse}>
        <Button id='parse' weight='plain' size='s' disabled={!pasted.trim()} onTap={parse}>
          {words.parse}
        </Button>
      </View>
      {read !== null && <Notice tone={read ? 'good' : 'wait'}>{read ? words.parsed : words.notParsed}</Notice>}
      <Field
        id='name'
        label={words.name}
        hint={words.nameHint}
        max={30}
        value={draft.name}
        problem={problems.name}
        onChange={set('name')}
      />
      <Field
        id='phone'
        label={words.phone}
        type='phone'
        hint={words.phoneHint}
        max={11}
        value={draft.phone}
        problem={problems.phone}
        onChange={set('phone')}
      />
      <Field
        id='region'
        label={words.region}
        hint={words.regionHint}
        max={60}
        value={draft.region}
        problem={problems.region}
        onChange={set('region')}
      />
      <Field
        id='detail'
        label={words.detail}
        hint={words.detailHint}
        max={120}
        value={draft.detail}
        problem={problems.detail}
        onChange={set('detail')}
      />
      {saving.error && <Problem error={saving.error} />}
      <View className={style.save}>
        <Button id='save-address' busy={saving.busy} onTap={save}>
          {words.save}
        </Button>
      </View>
    </View>
  )
}

const trimmed = ({ name, phone, region, detail }: Parsed): Parsed => ({
  name: name.trim(),
  phone: phone.trim(),
  region: region.trim(),
  detail: detail.trim(),
})

/** The same limits as the contract, so that nobody waits for the server to hear of a missing digit. */
function problemsOf(draft: Parsed): Problems {
  const { name, phone, region, detail } = trimmed(draft)
  return {
    ...(name ? {} : { name: words.nameWrong }),
    ...(/^1[3-9]\d{9}$/.test(phone) ? {} : { phone: words.phoneWrong }),
    ...(region.length >= 2 ? {} : { region: words.regionWrong }),
    ...(detail.length >= 2 ? {} : { detail: words.detailWrong }),
  }
}
