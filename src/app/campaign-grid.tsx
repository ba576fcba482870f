import { View } from '@tarojs/components'
import { useMemo } from 'react'
import type { z } from 'zod'
import type { campaignSummary } from '@/campaigns/contract'
import { yuan } from '@/kernel/money'
import { LongList, Picture, Price, Tap } from '@/ui'
import { dayTime } from '@/ui/when'
import style from './campaign-grid.module.css'
import { serverNow } from './state/clock'
import { toCampaign } from './to-campaign'
import { words } from './words'

export type Summary = z.infer<typeof campaignSummary>

interface CampaignGridProps {
  readonly items: readonly Summary[]
  readonly more: (() => void) | null
  readonly fetching: boolean
  /** Before one of them is opened. */
  readonly onOpen?: () => void
}

/** Goods two by two, their pictures large; however many there are, only those near the screen are drawn. */
export function CampaignGrid({ items, more, fetching, onOpen }: CampaignGridProps) {
  const rows = useMemo(() => inPairs(items), [items])
  return (
    <LongList items={rows} keyOf={([first]) => first!.id} more={more} fetching={fetching} guess={290} label={words.hot}>
      {([left, right]) => (
        <View className={style.row}>
          <Tile campaign={left!} onOpen={onOpen} />
          {right ? <Tile campaign={right} onOpen={onOpen} /> : <View className={style.gap} />}
        </View>
      )}
    </LongList>
  )
}

function inPairs(items: readonly Summary[]): (readonly Summary[])[] {
  return Array.from({ length: Math.ceil(items.length / 2) }, (_, at) => items.slice(at * 2, at * 2 + 2))
}

function Tile({ campaign, onOpen }: { readonly campaign: Summary; readonly onOpen?: (() => void) | undefined }) {
  const { id, title, brandName, pictureUrl, priceFen, singlePriceFen, sold, left } = campaign
  const amount = left <= 0 ? words.soldOut : sold > 0 ? words.sold(sold) : words.left(left)
  return (
    <Tap
      className={style.card}
      role='link'
      onTap={() => {
        onOpen?.()
        toCampaign(id)
      }}
    >
      <View className={style.picture}>
        <Picture src={pictureUrl} alt='' width={172} />
      </View>
      <Flag campaign={campaign} />
      <View className={style.text}>
        <View className={style.title}>{title}</View>
        <View className={style.note}>
          {brandName} · {amount}
        </View>
        <View className={style.foot}>
          <Price fen={priceFen} size='m' />
          <View className={style.single}>
            {words.single} ¥{yuan(singlePriceFen)}
          </View>
        </View>
      </View>
    </Tap>
  )
}

/** What one would want to know before opening it: a group that waits, or that it has not begun. */
function Flag({ campaign: { nearest, startsAt } }: { readonly campaign: Summary }) {
  if (Date.parse(startsAt) > serverNow())
    return <View className={style.later}>{words.startsAt(dayTime(startsAt))}</View>
  return nearest && <View className={style.waiting}>{words.missing(nearest.missing)}</View>
}
