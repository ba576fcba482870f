import { Canvas, Image, Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import { useAsk } from '@/app/state/ask'
import { useSession } from '@/app/state/session'
import { allReseller } from '@/campaigns/all-reseller'
import type { Card as CardView } from '@/campaigns/panels'
import type { code } from '@/sharing/contract'
import type { mine } from '@/shops/contract'
import { Button, Card, Choice, Notice, Problem } from '@/ui'
import { words } from '../words'
import { drawPoster, type Saved, savePoster } from './canvas'
import { type PosterFacts, posterStyles } from './poster'
import css from './poster-maker.module.css'
import type { Share } from './use-share'

const CANVAS = 'poster-canvas'
const STYLES = Object.keys(posterStyles) as (keyof typeof words.share.styles)[]

/** The mini-program code comes from WeChat and may be late: a poster without it is better than none, and says so. */
async function codeUriOf(share: Share | null): Promise<string> {
  if (!share) return ''
  return send<typeof code>('reseller/sharing.code', { code: share.code }).then(
    (made) => made.dataUri,
    () => '',
  )
}

/** A poster with my mini-program code: drawn on the phone, kept in the album or passed on by a long press. */
export function PosterMaker({ about, share }: { about: CardView; share: Share | null }) {
  const [style, setStyle] = useState<string>(STYLES[0]!)
  const [poster, setPoster] = useState<{ path: string; coded: boolean } | null>(null)
  const [saved, setSaved] = useState<Saved | null>(null)
  const signedIn = useSession((session) => session.me !== null)
  const { data: shop } = useAsk<typeof mine>('reseller/shops.mine', signedIn ? {} : null)
  const draw = useAction(async () => {
    setSaved(null)
    const codeUri = await codeUriOf(share)
    const facts = factsOf(about, shop?.name ?? '')
    const path = await drawPoster({ canvasId: CANVAS, style, facts, goodsUrl: about.pictureUrl, codeUri })
    setPoster({ path, coded: codeUri !== '' })
  })
  const save = useAction(async () => poster && setSaved(await savePoster(poster.path, `${about.title}.png`)))

  return (
    <Card title={words.share.poster}>
      <View className={css.body}>
        {STYLES.length > 1 && (
          <Choice
            label={words.share.poster}
            value={style}
            items={STYLES.map((value) => ({ value, label: words.share.styles[value] }))}
            onChange={setStyle}
          />
        )}
        {poster && (
          <Image
            className={css.poster}
            src={poster.path}
            mode='widthFix'
            showMenuByLongpress
            ariaLabel={words.share.posterAlt(about.title)}
          />
        )}
        {poster && !poster.coded && <Notice tone='wait'>{words.share.codeFailed}</Notice>}
        {draw.error && <Problem error={draw.error} onRetry={() => draw.run()} />}
        {poster ? (
          <Button weight='main' busy={save.busy} onTap={() => save.run()}>
            {process.env.TARO_ENV === 'h5' ? words.share.download : words.share.save}
          </Button>
        ) : (
          <Button weight='main' busy={draw.busy} disabled={!share} onTap={() => draw.run()}>
            {draw.busy ? words.share.making : words.share.makePoster}
          </Button>
        )}
        {saved && <SavedNote saved={saved} />}
      </View>
      <Canvas type='2d' id={CANVAS} canvasId={CANVAS} className={css.canvas} />
    </Card>
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

function factsOf(about: CardView, shopName: string): PosterFacts {
  const panels = allReseller[about.kind]
  return {
    title: about.title,
    priceFen: about.priceFen,
    singlePriceFen: about.singlePriceFen,
    badge: panels?.badge(about) ?? '',
    promise: panels?.promise(about) ?? '',
    shopName,
    brandName: words.share.brandShips(about.brandName),
    scanHint: words.share.scanHint,
  }
}
