import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import type { saveBrand } from '@/review/brand-contract'
import { Button, Field, Problem } from '@/ui'
import { words } from '../review-words'
import css from './licence-sheet.module.css'
import type { Own } from './own'

/** What waits is the newest that was written, so it is what the form begins with. */
function beginning({ name, about, city, waiting }: Own) {
  const after = new Map(waiting.map((change) => [change.field, change.after]))
  return { name: after.get('name') ?? name, about: after.get('about') ?? about, city: after.get('city') ?? city }
}

export function BrandForm({ own, onDone }: { readonly own: Own; readonly onDone: (said: string) => void }) {
  const [now, setNow] = useState(() => beginning(own))
  const [tried, setTried] = useState(false)
  const act = useAction(async (key: string) => {
    setTried(true)
    if (now.name.trim() === '') return
    const input = { ...now, logoUrl: own.logoUrl }
    const { caseId } = await send<typeof saveBrand>('brand/review.saveBrand', input, { key })
    onDone(caseId ? words.saved : words.savedNothing)
  })
  const set = (name: keyof typeof now) => (value: string) => setNow({ ...now, [name]: value })
  return (
    <View className={css.body}>
      <Text className={css.law}>{words.recordNote}</Text>
      <Field
        label={words.name}
        value={now.name}
        max={40}
        problem={tried && now.name.trim() === '' ? words.nameMissing : undefined}
        onChange={set('name')}
      />
      <Field
        type='textarea'
        label={words.about}
        hint={words.aboutHint}
        value={now.about}
        max={500}
        onChange={set('about')}
      />
      <Field label={words.city} value={now.city} max={40} onChange={set('city')} />
      {act.error && <Problem error={act.error} />}
      <Button weight='tea' size='m' busy={act.busy} onTap={() => act.run()}>
        {words.save}
      </Button>
    </View>
  )
}
