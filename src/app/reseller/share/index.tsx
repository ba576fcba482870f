import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useAsk } from '@/app/state/ask'
import { type Share, usePreparedShare, useShareHandlers } from '@/app/state/share'
import { copyLink } from '@/app/wechat'
import { allShare } from '@/campaigns/all-share'
import type { card } from '@/campaigns/contract'
import type { Card as CardView } from '@/campaigns/panels'
import { Button, Problem, Screen, Tap } from '@/ui'
import { NeedsShop } from '../needs-shop'
import { words } from '../words'
import { CardPreview } from './card-preview'
import { CopyWords } from './copy-words'
import css from './index.module.css'
import { PosterMaker } from './poster-maker'

/** R4: everything to pass a campaign, or one of its groups, on: the card, three posters, words to copy. */
export default function SharePage() {
  const { c, r } = useRouter().params
  const asked = useAsk<typeof card>('visitor/campaigns.card', c ? { campaignId: c } : null)
  const prepared = usePreparedShare('reseller', c ? { campaignId: c, roundId: r } : null)
  const { share, error, again } = prepared
  const title = asked.data ? titleOf(asked.data) : ''
  const pictureUrl = asked.data?.pictureUrl ?? ''
  const plain = { title, path: `/consumer/campaign/index?c=${c}`, query: `c=${c}`, imageUrl: pictureUrl }
  useShareHandlers(prepared, plain, () => title)

  return (
    <NeedsShop>
      <Screen ask={asked} skeleton='page'>
        {(about) => (
          <View className={css.page}>
            {error && <Problem error={error} onRetry={again} />}
            <CardPreview title={title} pictureUrl={share?.imageUrl ?? about.pictureUrl} />
            <Send share={share} />
            {share && <PosterMaker share={share} title={about.title} />}
            <CopyWords about={about} />
            <Text className={css.foot}>{words.share.earn}</Text>
          </View>
        )}
      </Screen>
    </NeedsShop>
  )
}

/** Price first, then the goods: the kind knows what its price depends on. */
const titleOf = (about: CardView): string => allShare[about.kind]?.title(about) ?? about.title

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

const copy = (data: string) => Taro.setClipboardData({ data })
