import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { summaries } from '@/campaigns/contract'
import type { OutputOf } from '@/kernel/contract'
import { type IconName, Picture, Price, Tag, Word } from '@/ui'
import { words } from '../words'
import css from './goods-row.module.css'

interface Props {
  /** Null until its summary is there: the row keeps its place meanwhile. */
  goods: OutputOf<typeof summaries>['items'][number] | null
  first: boolean
  last: boolean
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

/** One campaign in my shop, with what can be done to it. */
export function GoodsRow({ goods, first, last, onMove, onRemove }: Props) {
  const name = goods?.title ?? ''
  const go = (page: string) => Taro.navigateTo({ url: `/reseller/${page}/index?c=${goods?.id ?? ''}` })
  return (
    <View className={css.row}>
      <View className={css.body}>
        <View className={css.picture}>
          <Picture src={goods?.pictureUrl ?? ''} alt={name} ratio='square' width={72} />
        </View>
        <View className={css.facts}>
          <Text className={css.title}>{name}</Text>
          <View className={css.line}>
            {goods && <Price fen={goods.priceFen} size='m' />}
            {goods && goods.status !== 'live' && <Tag tone='quiet'>{words.arrange.status[goods.status]}</Tag>}
          </View>
        </View>
      </View>
      <View className={css.tools}>
        <Tool label={words.arrange.up} name={name} icon='up' off={first} onTap={() => onMove(-1)} />
        <Tool label={words.arrange.down} name={name} icon='down' off={last} onTap={() => onMove(1)} />
        <Tool label={words.arrange.remove} name={name} icon='trash' onTap={onRemove} />
        <View className={css.gap} />
        <Tool label={words.arrange.live} name={name} onTap={() => go('live')} />
        <Tool label={words.arrange.share} name={name} strong onTap={() => go('share')} />
      </View>
    </View>
  )
}

interface ToolProps {
  label: string
  name: string
  icon?: IconName
  off?: boolean
  strong?: boolean
  onTap: () => void
}

function Tool({ label, name, icon, off, strong, onTap }: ToolProps) {
  return (
    <Word icon={icon} label={`${label} ${name}`} tone={strong ? 'vermilion' : 'quiet'} disabled={off} onTap={onTap}>
      {icon ? null : label}
    </Word>
  )
}
