import { Text, View } from '@tarojs/components'
import { go } from '@/app/routes'
import type { view } from '@/customers/contract'
import type { OutputOf } from '@/kernel/contract'
import { yuan } from '@/kernel/money'
import { Picture, Tag, Tap, type Tone } from '@/ui'
import { dayTime } from '@/ui/when'
import { words } from '../customers/words'
import { words as reseller } from '../words'
import css from './index.module.css'

type Order = OutputOf<typeof view>['items'][number]

const TONES: Readonly<Record<string, Tone>> = { forming: 'wait', refunding: 'wait', 'to-ship': 'good', shipped: 'good' }

/** One order of theirs with me; it opens into the ledger entries behind my commission. */
export function OrderLine({ order }: { readonly order: Order }) {
  const { orderId, title, options, units, pictureUrl, paidFen, refundedFen, commissionFen, at } = order
  const status = reseller.live.status[order.status] ?? order.status
  const open = () => go('reseller/entries', { order: orderId })
  return (
    <Tap className={css.order} role='link' onTap={open}>
      <View className={css.picture}>
        <View className={css.frame}>
          <Picture src={pictureUrl} alt='' width={60} />
        </View>
      </View>
      <View className={css.what}>
        <View className={css.head}>
          <View className={css.title}>{title}</View>
          <Tag tone={TONES[order.status] ?? 'quiet'}>{status}</Tag>
        </View>
        <View className={css.options}>{words.units(options, units)}</View>
        <View className={css.sums}>
          <Text>
            {words.paid(yuan(paidFen))}
            {refundedFen > 0 && ` · ${words.refunded(yuan(refundedFen))}`}
          </Text>
          <Text className={css.earned}>{words.earned(yuan(commissionFen))}</Text>
        </View>
        <View className={css.options}>{dayTime(at)}</View>
      </View>
    </Tap>
  )
}
