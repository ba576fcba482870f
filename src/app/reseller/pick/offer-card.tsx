import { Text, View } from '@tarojs/components'
import { go } from '@/app/routes'
import type { offers } from '@/campaigns/contract'
import type { OutputOf } from '@/kernel/contract'
import { yuan } from '@/kernel/money'
import { Button, Icon, Picture, Price, Tag, Tap, Word } from '@/ui'
import { words } from '../words'
import css from './offer-card.module.css'

export type Offer = OutputOf<typeof offers>['items'][number]

interface Props {
  offer: Offer
  chosen: boolean
  /** No more can be chosen in this go. */
  full: boolean
  onToggle: () => void
}

/** One campaign to pick: what it costs, what a piece earns, how fast it ships, how often it comes back. */
export function OfferCard({ offer, chosen, full, onToggle }: Props) {
  const may = !offer.mine && (chosen || !full) && offer.left > 0
  return (
    <View className={`${css.card} ${chosen ? css.chosen : ''}`}>
      <Tap
        className={css.body}
        role='checkbox'
        checked={chosen}
        label={words.pick.describe(offer.title, yuan(offer.commissionFen), chosen)}
        onTap={may ? onToggle : undefined}
      >
        <View className={css.picture}>
          <Picture src={offer.pictureUrl} alt={offer.title} ratio='square' width={104} />
          {!offer.mine && (
            <View className={`${css.tick} ${chosen ? css.ticked : ''}`}>
              {chosen && <Icon name='check' size={16} />}
            </View>
          )}
        </View>
        <View className={css.facts}>
          <Text className={css.title}>{offer.title}</Text>
          <Text className={css.brand}>{offer.brandName}</Text>
          <View className={css.money}>
            <Price fen={offer.priceFen} size='m' />
            <View className={css.earn}>
              <Text className={css.earnLabel}>{words.pick.perPiece}</Text>
              <Text className={css.earnSum}>¥{yuan(offer.commissionFen)}</Text>
            </View>
          </View>
        </View>
      </Tap>
      <View className={css.foot}>
        <View className={css.meta}>
          <Text className={offer.left > 0 ? '' : css.out}>{words.pick.left(offer.left)}</Text>
          <Text>{words.pick.ships(offer.shipsInDays)}</Text>
          <Text>{words.pick.sold(offer.sold)}</Text>
          <Text>{words.pick.refund(offer.refundRate)}</Text>
        </View>
        <View className={css.ways}>
          <Word label={words.pick.aboutOf(offer.title)} onTap={() => go('reseller/goods', { c: offer.id })}>
            {words.pick.about} ›
          </Word>
          {offer.mine && (
            <View className={css.mine}>
              <Tag tone='good'>{words.pick.mine}</Tag>
              <Button fit weight='quiet' size='s' onTap={() => go('reseller/share', { c: offer.id })}>
                {words.pick.share}
              </Button>
            </View>
          )}
        </View>
      </View>
    </View>
  )
}
