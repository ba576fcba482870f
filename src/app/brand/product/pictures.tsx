import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button, Card, Field, Picture, Tag, Word } from '@/ui'
import { isLink, moved } from './draft'
import css from './form.module.css'
import { words } from './words'

const MOST = 12

interface PicturesProps {
  readonly urls: readonly string[]
  readonly onChange: (urls: readonly string[]) => void
}

/** Pictures in their order, the cover first. */
export function Pictures({ urls, onChange }: PicturesProps) {
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const add = () => {
    setWrong(!isLink(typed))
    if (!isLink(typed)) return
    onChange([...urls, typed.trim()])
    setTyped('')
  }
  return (
    <Card title={words.pictures} aside={<View className={css.note}>{words.picturesNote}</View>}>
      {urls.length > 0 && (
        <View className={css.pictures}>
          {urls.map((url, i) => (
            <View key={url} className={css.picture}>
              <View className={css.shown}>
                <Picture src={url} alt={words.picture(i + 1)} />
                {i === 0 && (
                  <View className={css.cover}>
                    <Tag tone='good'>{words.cover}</Tag>
                  </View>
                )}
              </View>
              <View className={css.tools}>
                <Word
                  tone='quiet'
                  icon='back'
                  label={words.earlier(i + 1)}
                  disabled={i === 0}
                  onTap={() => onChange(moved(urls, i, -1))}
                />
                <Word
                  tone='quiet'
                  icon='chevron'
                  label={words.later(i + 1)}
                  disabled={i === urls.length - 1}
                  onTap={() => onChange(moved(urls, i, 1))}
                />
                <Word
                  tone='quiet'
                  icon='trash'
                  label={words.dropPicture(i + 1)}
                  onTap={() => onChange(urls.filter((one) => one !== url))}
                />
              </View>
            </View>
          ))}
        </View>
      )}
      {urls.length < MOST && (
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
      )}
    </Card>
  )
}
