import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { BrandRecord } from '@/app/brand-record'
import { go, goInstead } from '@/app/routes'
import { useAsk } from '@/app/state/ask'
import { allShare } from '@/campaigns/all-share'
import type { card, offers } from '@/campaigns/contract'
import type { Card as CardView } from '@/campaigns/panels'
import type { brand as brandCall } from '@/discovery/contract'
import type { OutputOf } from '@/kernel/contract'
import { yuan } from '@/kernel/money'
import { Card, Cell, Picture, Screen, Stack, told } from '@/ui'
import { NeedsShop } from '../needs-shop'
import { CopyWords } from '../share/copy-words'
import { words as shared } from '../words'
import { Costs } from './costs'
import css from './index.module.css'
import { Pictures } from './pictures'
import { Put } from './put'
import { Ratings } from './ratings'
import { words } from './words'

type Offer = OutputOf<typeof offers>['items'][number]

/** R3: everything a reseller wants to know and have before passing something on. */
export default function Goods() {
  const { c } = useRouter().params
  const asked = useAsk<typeof offers>('reseller/campaigns.offers', c ? { campaignId: c } : null)
  const { data: about } = useAsk<typeof card>('visitor/campaigns.card', c ? { campaignId: c } : null)
  const over = {
    title: words.over,
    text: words.overText,
    action: { label: words.toPick, onTap: () => goInstead('reseller/pick') },
  }
  return (
    <NeedsShop>
      <Screen ask={asked} skeleton='landing' empty={({ items }) => (items.length === 0 ? over : null)}>
        {({ items }) => <About offer={items[0]!} about={about} onPut={asked.again} />}
      </Screen>
    </NeedsShop>
  )
}

interface AboutProps {
  readonly offer: Offer
  readonly about: CardView | null
  readonly onPut: () => Promise<void>
}

function About({ offer, about, onPut }: AboutProps) {
  return (
    <View className={css.page}>
      <Picture src={offer.pictureUrl} alt={offer.title} ratio='landing' eager />
      <Stack>
        <View>
          <View className={css.title} {...told({ role: 'heading' })}>
            {offer.title}
          </View>
          <View className={css.brand}>{offer.brandName}</View>
        </View>
        <Earn offer={offer} />
        <Facts offer={offer} rule={about ? (allShare[about.kind]?.promise(about) ?? '') : ''} />
        <Costs campaignId={offer.id} />
        {about && <Maker brandId={about.brand.id} />}
        {about && <Ratings productId={about.productId} title={about.title} />}
        {about && <Pictures urls={about.pictureUrls} title={about.title} />}
        {about && <CopyWords about={about} />}
      </Stack>
      <Put offer={offer} onPut={onPut} />
    </View>
  )
}

/** What a piece earns, and the reckoning behind it. */
function Earn({ offer: { commissionFen, commissionRate, priceFen } }: { readonly offer: Offer }) {
  return (
    <View className={css.earn}>
      <View className={css.earnLabel}>{words.perPiece}</View>
      <View className={css.earnSum}>¥{yuan(commissionFen)}</View>
      <View className={css.earnWhy}>
        {words.why(yuan(priceFen), String(commissionRate / 100), yuan(commissionFen))}
      </View>
      <View className={css.earnMore}>{words.whyMore}</View>
    </View>
  )
}

function Facts({ offer, rule }: { readonly offer: Offer; readonly rule: string }) {
  const { left, shipsInDays, sold, refundRate, priceFen } = offer
  return (
    <Card bare title={words.facts}>
      {rule && <View className={css.rule}>{rule}</View>}
      <Cell title={words.price} note={words.priceNote} value={`¥${yuan(priceFen)}`} />
      <Cell title={words.stock} value={words.stockUnit(left)} />
      <Cell title={words.ships} value={words.shipsIn(shipsInDays)} />
      <Cell title={words.sold} value={words.stockUnit(sold)} note={shared.pick.refund(refundRate)} />
    </Card>
  )
}

/** How the brand keeps its promises: the same counted record that its buyers see. */
function Maker({ brandId }: { readonly brandId: string }) {
  const { data } = useAsk<typeof brandCall>('visitor/discovery.brand', { brandId })
  if (!data) return null
  return (
    <>
      <BrandRecord brand={data} />
      <Card bare>
        <Cell icon='shop' title={data.name} note={data.city} onTap={() => go('consumer/brand', { id: brandId })} />
      </Card>
    </>
  )
}
