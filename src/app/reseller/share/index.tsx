import { Text, View } from '@tarojs/components'
import Taro, { useRouter, useShareAppMessage, useShareTimeline } from '@tarojs/taro'
import { useState } from 'react'
import { useAsk } from '@/app/state/ask'
import { copyLink } from '@/app/wechat'
import { allReseller } from '@/campaigns/all-reseller'
import type { card } from '@/campaigns/contract'
import type { Card as CardView } from '@/campaigns/panels'
import { Button, Card, Problem, Screen, Tap } from '@/ui'
import { NeedsShop } from '../needs-shop'
import { words } from '../words'
import { CardPreview } from './card-preview'
import css from './index.module.css'
import { PosterMaker } from './poster-maker'
import { type Share, useShare } from './use-share'

/**
 * R4: everything to pass a campaign on. The card is made before anybody presses share: WeChat waits three seconds for a
 * share handler and then sends whatever it has.
 */
export default function SharePage() {
  const { c } = useRouter().params
  const asked = useAsk<typeof card>('visitor/campaigns.card', c ? { campaignId: c } : null)
  const share = useShare(c ?? '')
  const title = asked.data ? titleOf(asked.data, share.card) : ''
  useShareAppMessage(() => ({
    title,
    path: share.card?.path ?? `/consumer/campaign/index?c=${c}`,
    imageUrl: share.card?.imageUrl || asked.data?.pictureUrl,
  }))
  useShareTimeline(() => ({ title, query: share.card?.query ?? `c=${c}`, imageUrl: asked.data?.pictureUrl }))

  return (
    <NeedsShop>
      <Screen ask={asked} skeleton='page'>
        {(about) => (
          <View className={css.page}>
            {share.error && <Problem error={share.error} onRetry={share.again} />}
            <CardPreview title={title} pictureUrl={share.card?.imageUrl || about.pictureUrl} />
            <Send share={share.card} />
            <Words about={about} />
            <PosterMaker about={about} share={share.card} />
            <Text className={css.foot}>{words.share.earn}</Text>
          </View>
        )}
      </Screen>
    </NeedsShop>
  )
}

/** Price first, then the goods: the kind knows what its price depends on. */
function titleOf(about: CardView, share: Share | null): string {
  return allReseller[about.kind]?.shareTitle(about) ?? share?.title ?? about.title
}

function Send({ share }: { share: Share | null }) {
  const h5 = process.env.TARO_ENV === 'h5'
  return (
    <View className={css.send}>
      {h5 ? (
        <Button weight='main' disabled={!share} onTap={() => share && copyLink(share)}>
          {words.share.copyLink}
        </Button>
      ) : (
        <Button weight='main' disabled={!share} openType='share'>
          {words.share.toChat}
        </Button>
      )}
      <Text className={css.hint}>{h5 ? words.share.toChatH5 : words.share.momentsHow}</Text>
      {share && (
        <View className={css.codes}>
          <Code label={words.share.code} value={share.code} />
          <Code label={words.share.momentsQuery} value={share.query} />
        </View>
      )}
    </View>
  )
}

function Code({ label, value }: { label: string; value: string }) {
  return (
    <Tap className={css.code} label={`${words.share.copy} ${label} ${value}`} onTap={() => copy(value)}>
      <Text className={css.codeLabel}>{label}</Text>
      <Text className={css.codeValue}>{value}</Text>
    </Tap>
  )
}

function Words({ about }: { about: CardView }) {
  const [copied, setCopied] = useState(false)
  const text = allReseller[about.kind]?.shareWords(about) ?? about.title
  const onCopy = async () => {
    await copy(text)
    setCopied(true)
  }
  return (
    <Card title={words.share.words}>
      <Text className={css.words} userSelect>
        {text}
      </Text>
      <Button weight='plain' size='s' onTap={onCopy}>
        {copied ? words.share.copied : words.share.copyWords}
      </Button>
    </Card>
  )
}

const copy = (data: string) => Taro.setClipboardData({ data })
