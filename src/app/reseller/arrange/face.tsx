import { Image, Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { z } from 'zod'
import { LaterNotice } from '@/app/later-notice'
import { useLater } from '@/app/state/later'
import type { edit, shop as shopShape } from '@/shops/contract'
import { alt, Button, Field, Problem, Sheet, Tap } from '@/ui'
import { words } from '../words'
import css from './face.module.css'

type Shop = z.infer<typeof shopShape>
interface Props {
  shop: Shop
  /** What a cover can be chosen from: the pictures of my goods. */
  pictures: readonly string[]
  onSaved: () => Promise<void>
}

/** Cover, name and words as visitors see them, and the sheet to change them. */
export function Face({ shop, pictures, onSaved }: Props) {
  const [open, setOpen] = useState(false)
  const cover = shop.coverUrl || pictures[0]
  return (
    <View className={css.face}>
      {cover ? (
        <Image {...alt('')} className={css.cover} src={cover} mode='aspectFill' />
      ) : (
        <View className={css.cover} />
      )}
      <View className={css.shade}>
        <View className={css.texts}>
          <Text className={css.name}>{shop.name}</Text>
          {shop.about !== '' && <Text className={css.about}>{shop.about}</Text>}
        </View>
        <Button weight='plain' size='s' fit onTap={() => setOpen(true)}>
          {words.arrange.editFace}
        </Button>
      </View>
      <Sheet open={open} title={words.arrange.face} onClose={() => setOpen(false)}>
        <FaceForm shop={shop} pictures={pictures} onSaved={() => onSaved().then(() => setOpen(false))} />
      </Sheet>
    </View>
  )
}

function FaceForm({ shop, pictures, onSaved }: Props) {
  const [face, setFace] = useState({ name: shop.name, about: shop.about, coverUrl: shop.coverUrl })
  const save = useLater<typeof edit>('reseller/shops.edit', onSaved)
  const press = () => save.run({ ...face, name: face.name.trim() })
  const nameless = face.name.trim() === ''
  return (
    <View className={css.form}>
      <Field
        label={words.arrange.name}
        value={face.name}
        problem={nameless ? words.open.nameMissing : undefined}
        onChange={(name) => setFace({ ...face, name })}
      />
      <Field
        label={words.arrange.about}
        value={face.about}
        type='textarea'
        onChange={(about) => setFace({ ...face, about })}
      />
      {pictures.length > 0 && <Text className={css.label}>{words.arrange.coverFrom}</Text>}
      <View className={css.choices}>
        {[...new Set(pictures)].slice(0, 8).map((url, at) => (
          <Tap
            key={url}
            role='radio'
            label={words.arrange.coverChoice(at + 1, face.coverUrl === url)}
            className={`${css.choice} ${face.coverUrl === url ? css.on : ''}`}
            onTap={() => setFace({ ...face, coverUrl: url })}
          >
            <Image {...alt('')} className={css.thumb} src={url} mode='aspectFill' />
          </Tap>
        ))}
      </View>
      <LaterNotice />
      {save.error && <Problem error={save.error} onRetry={press} />}
      <Button weight='main' busy={save.busy} disabled={nameless || save.waiting} onTap={press}>
        {words.arrange.saveFace}
      </Button>
    </View>
  )
}
