import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useAsk } from '@/app/state/ask'
import { type Paged, usePages } from '@/app/state/pages'
import type { ofBrand } from '@/campaigns/contract'
import type { OutputOf } from '@/kernel/contract'
import type { toShip } from '@/orders/shipping-contract'
import type { mine } from '@/review/brand-contract'
import { Button, Empty, Icon, type IconName, Notice, Picture, Price, Screen, Tag, Tap } from '@/ui'
import { useWide } from '@/ui/desk'
import { day } from '@/ui/when'
import { BrandFrame, useBrandName, useMay } from '../frame'
import { MyRole } from '../my-role'
import { words as ratingWords } from '../rating-words'
import { words as reviewWords } from '../review-words'
import { words } from '../words'
import css from './index.module.css'
import { OverviewPart } from './overview'

type Campaign = OutputOf<typeof ofBrand>['items'][number]

const TONES = { 'in-review': 'wait', rejected: 'bad', live: 'good', ended: 'quiet' } as const
const go = (page: string) => Taro.navigateTo({ url: `/brand/${page}/index` })

/** A clerk's entry: what to do now, how the brand does, and how each campaign stands. */
export default function BrandHome() {
  const asked = usePages<typeof ofBrand>('brand/campaigns.ofBrand', {})
  const brand = useBrandName()
  const wide = useWide()
  const may = useMay()
  return (
    <BrandFrame at='home'>
      <Screen ask={asked} skeleton='list'>
        {() => (
          <>
            {!wide && (
              <View className={css.page}>
                <Text className={css.hello}>{brand}</Text>
                <Tasks />
              </View>
            )}
            {may('money') ? <OverviewPart /> : <MyRole />}
            <View className={`${css.page} ${css.last}`}>
              <Text className={css.section}>{words.home.campaigns}</Text>
              <Campaigns asked={asked} />
            </View>
          </>
        )}
      </Screen>
    </BrandFrame>
  )
}

function Campaigns({ asked }: { asked: Paged<OutputOf<typeof ofBrand>> }) {
  return (
    <>
      {asked.items.length === 0 && (
        <Empty
          icon='upload'
          title={words.home.empty}
          text={words.home.emptyText}
          action={{ label: words.home.import, onTap: () => go('import') }}
        />
      )}
      <View className={css.campaigns}>
        {asked.items.map((campaign) => (
          <CampaignCard key={campaign.id} campaign={campaign} />
        ))}
      </View>
      {asked.more && (
        <Button weight='plain' busy={asked.fetching} onTap={asked.more}>
          {words.home.more}
        </Button>
      )}
    </>
  )
}

function Tasks() {
  const may = useMay()
  const { data } = useAsk<typeof toShip>('brand/orders.toShip', may('shipping') ? {} : null)
  const shipping = data ? words.home.shippingNote(data.total, data.late) : ''
  return (
    <View className={css.tasks}>
      <Task icon='leaf' title={words.places.catalogue} note={words.home.catalogueNote} page='catalogue' />
      <Task icon='shield' title={words.places.batches} note={words.home.batchesNote} page='batches' />
      {may('goods') && <Task icon='upload' title={words.home.import} note={words.home.importNote} page='import' />}
      {may('campaigns') && <Task icon='edit' title={words.home.studio} note={words.home.studioNote} page='studio' />}
      {may('shipping') && (
        <Task icon='truck' title={words.home.shipping} note={shipping} page='shipping' late={(data?.late ?? 0) > 0} />
      )}
      {may('taken-back') && !may('shipping') && (
        <Task icon='refund' title={words.shipping.tabs.takenBack} note={words.home.takenBackNote} page='shipping' />
      )}
      <Task icon='star' title={ratingWords.task} note={ratingWords.taskNote} page='ratings' />
      <ReviewTask />
      <Task icon='people' title={words.places.team} note={words.home.teamNote} page='team' />
      {may('team') && <Task icon='list' title={words.places.audit} note={words.home.auditNote} page='audit' />}
      {may('open') && <Task icon='link' title={words.places.open} note={words.home.openNote} page='open' />}
    </View>
  )
}

function ReviewTask() {
  const { data } = useAsk<typeof mine>('brand/review.mine', {})
  const { open = 0, needsWork = 0 } = data?.counts ?? {}
  const note = data ? reviewWords.taskNote(open, needsWork) : ''
  return <Task icon='shield' title={words.places.reviews} note={note} page='reviews' late={needsWork > 0} />
}

interface TaskProps {
  icon: IconName
  title: string
  note: string
  page: string
  late?: boolean
}

function Task({ icon, title, note, page, late }: TaskProps) {
  return (
    <Tap className={css.task} onTap={() => go(page)}>
      <View className={css.icon}>
        <Icon name={icon} size={24} />
      </View>
      <View className={css.taskText}>
        <Text className={css.taskTitle}>{title}</Text>
        <Text className={`${css.taskNote} ${late ? css.late : ''}`}>{note}</Text>
      </View>
      <View className={css.chevron}>
        <Icon name='chevron' size={16} />
      </View>
    </Tap>
  )
}

function CampaignCard({ campaign }: { campaign: Campaign }) {
  const { status, quota, sold } = campaign
  return (
    <View className={css.campaign}>
      <Tap className={css.body} onTap={() => Taro.navigateTo({ url: `/consumer/campaign/index?c=${campaign.id}` })}>
        <View className={css.picture}>
          <Picture src={campaign.pictureUrl} alt={campaign.title} width={92} />
        </View>
        <View className={css.facts}>
          <View className={css.head}>
            <Text className={css.title}>{campaign.title}</Text>
            <Tag tone={TONES[status]}>{words.home.status[status]}</Tag>
          </View>
          <Price fen={campaign.priceFen} size='m' />
          <View className={css.track}>
            <View className={css.fill} style={{ width: `${quota > 0 ? Math.min(100, (sold / quota) * 100) : 0}%` }} />
          </View>
          <View className={css.numbers}>
            <Text>{words.home.soldLeft(sold, quota)}</Text>
            <Text>{words.home.dates(day(campaign.startsAt), day(campaign.endsAt))}</Text>
          </View>
        </View>
      </Tap>
      {status === 'in-review' && <Notice tone='wait'>{words.home.inReviewNote}</Notice>}
      {status === 'rejected' && (
        <Notice tone='bad'>
          <Text>
            {words.home.reason}：{campaign.reason}
          </Text>
          <View className={css.again}>
            <Button size='s' weight='danger' onTap={() => go('studio')}>
              {words.home.again}
            </Button>
          </View>
        </Notice>
      )}
    </View>
  )
}
