import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/app/state/action'
import { savePicture } from '@/app/wechat'
import { Card, Icon, Notice, Picture, Problem, Tap } from '@/ui'
import css from './index.module.css'
import { words } from './words'

interface PicturesProps {
  readonly urls: readonly string[]
  readonly title: string
}

/** The brand's pictures, each into the album by one tap. */
export function Pictures({ urls, title }: PicturesProps) {
  const [saved, setSaved] = useState<readonly string[]>([])
  const [refused, setRefused] = useState(false)
  const save = useAction(async (_key: string, url: string) => {
    const outcome = await savePicture(url, `${title}-${urls.indexOf(url) + 1}.webp`)
    setRefused(outcome === 'refused')
    if (outcome === 'saved') setSaved((before) => [...before, url])
  })
  if (urls.length === 0) return null
  return (
    <Card title={words.pictures} aside={words.picturesNote}>
      <View className={css.pictures}>
        {urls.map((url, at) => (
          <Tap key={url} className={css.picture} label={words.save(at + 1)} onTap={() => void save.run(url)}>
            <Picture src={url} alt={words.picture(title, at + 1)} width={104} />
            <View className={css.mark}>
              <Icon name={saved.includes(url) ? 'check' : 'download'} size={16} />
            </View>
          </Tap>
        ))}
      </View>
      {save.error && <Problem error={save.error} onRetry={save.clear} />}
      {refused && <Notice tone='wait'>{words.refused}</Notice>}
      {saved.length > 0 && <Notice tone='good'>{words.saved}</Notice>}
    </Card>
  )
}
