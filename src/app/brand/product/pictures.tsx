import { View } from '@tarojs/components'
import { useState } from 'react'
import { plainPicture } from '@/kernel/picture'
import { Button, Card, Field, Word } from '@/ui'
import { FilesField } from '../files/files-field'
import { moved } from '../files/queue'
import type { Uploads } from '../files/uploads'
import { isLink, PICTURES_MOST } from './draft'
import css from './form.module.css'
import { words } from './words'

const ROOM = { most: PICTURES_MOST, documents: false }

interface PicturesProps {
  readonly urls: readonly string[]
  readonly uploads: Uploads
  readonly problem: string | undefined
  readonly onChange: (urls: readonly string[]) => void
}

/** Pictures in their order, the cover first. */
export function Pictures({ urls, uploads, problem, onChange }: PicturesProps) {
  const [linking, setLinking] = useState(false)
  return (
    <Card title={words.pictures}>
      <FilesField
        id='add-picture'
        label={words.pictures}
        look='tiles'
        room={ROOM}
        uploads={uploads}
        note={words.picturesNote}
        problem={problem}
        files={urls.map((url) => ({
          ...{ key: url, name: '', url, isPicture: true },
          fresh: uploads.isFresh(plainPicture(url)),
        }))}
        onMove={(at, by) => onChange(moved(urls, at, by))}
        onRemove={(at) => onChange(urls.filter((_, i) => i !== at))}
      />
      {urls.length + uploads.going < PICTURES_MOST &&
        (linking ? (
          <LinkField onAdd={(url) => onChange(urls.includes(url) ? urls : [...urls, url])} />
        ) : (
          <View className={css.link}>
            <Word icon='link' onTap={() => setLinking(true)}>
              {words.byLink}
            </Word>
          </View>
        ))}
    </Card>
  )
}

/** Whoever keeps pictures elsewhere says where they lie. */
function LinkField({ onAdd }: { readonly onAdd: (url: string) => void }) {
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const add = () => {
    setWrong(!isLink(typed))
    if (!isLink(typed)) return
    onAdd(typed.trim())
    setTyped('')
  }
  return (
    <View className={css.add}>
      <View className={css.addField}>
        <Field
          label={words.pictureUrl}
          hint={words.pictureHint}
          value={typed}
          max={2000}
          problem={wrong ? words.problem['not-a-link'] : undefined}
          onChange={(text) => {
            setWrong(false)
            setTyped(text)
          }}
        />
      </View>
      <View className={css.addButton}>
        <Button size='m' weight='plain' disabled={typed.trim() === ''} onTap={add}>
          {words.addPicture}
        </Button>
      </View>
    </View>
  )
}
