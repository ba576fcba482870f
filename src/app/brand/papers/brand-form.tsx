import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import type { saveBrand } from '@/review/brand-contract'
import { Button, Field, Problem } from '@/ui'
import { FilesField } from '../files/files-field'
import { useUploads } from '../files/uploads'
import { words } from '../review-words'
import css from './licence-sheet.module.css'
import type { Own } from './own'

const LOGO = { most: 1, documents: false }

const logoOf = (url: string, { logoUrl }: Own) => ({
  ...{ key: url, name: words.logo, url, isPicture: true },
  note: url === logoUrl ? words.logoNow : words.logoNew,
})

/** What waits is the newest that was written, so it is what the form begins with. */
function beginning({ name, about, city, logoUrl, waiting }: Own) {
  const after = new Map(waiting.map((change) => [change.field, change.after]))
  const of = (field: string, now: string) => after.get(field) ?? now
  return {
    ...{ name: of('name', name), about: of('about', about) },
    ...{ city: of('city', city), logoUrl: of('logoUrl', logoUrl) },
  }
}

export function BrandForm({ own, onDone }: { readonly own: Own; readonly onDone: (said: string) => void }) {
  const [now, setNow] = useState(() => beginning(own))
  const [tried, setTried] = useState(false)
  const act = useAction(async (key: string) => {
    setTried(true)
    if (now.name.trim() === '') return
    const { caseId } = await send<typeof saveBrand>('brand/review.saveBrand', now, { key })
    onDone(caseId ? words.saved : words.savedNothing)
  })
  const set = (name: keyof typeof now) => (value: string) => setNow((before) => ({ ...before, [name]: value }))
  const uploads = useUploads('picture', ({ url }) => set('logoUrl')(url))
  return (
    <View className={css.body}>
      <Text className={css.law}>{words.recordNote}</Text>
      <FilesField
        id='logo'
        titled
        label={words.logo}
        look='rows'
        room={LOGO}
        uploads={uploads}
        note={words.logoNote}
        files={now.logoUrl === '' ? [] : [logoOf(now.logoUrl, own)]}
        onRemove={() => set('logoUrl')('')}
      />
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
      <Button weight='tea' size='m' busy={act.busy} disabled={uploads.going > 0} onTap={() => act.run()}>
        {words.save}
      </Button>
    </View>
  )
}
