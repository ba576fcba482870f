import { Image, Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { useAction } from '@/app/state/action'
import type { Share } from '@/app/state/share'
import { pictureAddress, type Saved, savePicture, warmPicture } from '@/app/wechat'
import { alt, Button, Card, Choice, Notice, Problem } from '@/ui'
import { words } from '../words'
import css from './poster-maker.module.css'

type Poster = Share['posters'][number]
type Loading = 'coming' | 'there' | 'failed'

/** A poster with my mini-program code, drawn by the server: kept in the album or passed on by a long press. */
export function PosterMaker({ share, title }: { share: Share; title: string }) {
  const { posters } = share
  const [style, setStyle] = useState(posters[0]!.style)
  const poster = posters.find((one) => one.style === style)!
  const [saved, setSaved] = useState<Saved | null>(null)
  const save = useAction(async () =>
    setSaved(await savePicture(poster.url, `${title}-${words.share.styles[style]}.jpg`)),
  )
  const choose = (chosen: Poster['style']) => {
    setStyle(chosen)
    setSaved(null)
    save.clear()
  }
  // The other styles are drawn while this one is looked at.
  const onThere = () => {
    for (const other of posters) if (other !== poster) warmPicture(other.url)
  }

  return (
    <Card title={words.share.poster}>
      <View className={css.body}>
        <Choice
          label={words.share.poster}
          value={style}
          items={posters.map((one) => ({ value: one.style, label: words.share.styles[one.style] }))}
          onChange={choose}
        />
        <PosterPicture key={poster.url} url={poster.url} title={title} onThere={onThere} />
        {save.error && <Problem error={save.error} onRetry={() => save.run()} />}
        <Button weight='main' busy={save.busy} onTap={() => save.run()}>
          {process.env.TARO_ENV === 'h5' ? words.share.download : words.share.save}
        </Button>
        {saved && <SavedNote saved={saved} />}
      </View>
    </Card>
  )
}

interface PosterPictureProps {
  readonly url: string
  readonly title: string
  readonly onThere: () => void
}

/** Its place has the poster's shape from the start, so nothing jumps when it arrives. */
function PosterPicture({ url, title, onThere }: PosterPictureProps) {
  const [state, setState] = useState<Loading>('coming')
  const [tries, setTries] = useState(0)
  const onLoad = () => {
    setState('there')
    onThere()
  }
  const again = () => {
    setState('coming')
    setTries(tries + 1)
  }
  if (state === 'failed') {
    return (
      <Notice tone='wait'>
        <View className={css.refused}>
          <Text>{words.share.posterFailed}</Text>
          <Button weight='quiet' size='s' onTap={again}>
            {words.share.posterAgain}
          </Button>
        </View>
      </Notice>
    )
  }
  return (
    <View className={`${css.sheet} ${state === 'coming' ? css.coming : ''}`}>
      <Image
        {...alt('')}
        className={css.poster}
        src={pictureAddress(tries === 0 ? url : `${url}?${tries}`)}
        mode='aspectFill'
        showMenuByLongpress
        ariaLabel={words.share.posterAlt(title)}
        onLoad={onLoad}
        onError={() => setState('failed')}
      />
    </View>
  )
}

function SavedNote({ saved }: { saved: Saved }) {
  if (saved === 'cancelled') return null
  if (saved === 'saved') return <Notice tone='good'>{words.share.saved}</Notice>
  return (
    <Notice tone='wait'>
      <View className={css.refused}>
        <Text>{words.share.refused}</Text>
        <Button weight='quiet' size='s' onTap={() => Taro.openSetting()}>
          {words.share.openSettings}
        </Button>
      </View>
    </Notice>
  )
}
