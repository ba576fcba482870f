import { View } from '@tarojs/components'
import { usePages } from '@/app/state/pages'
import type { movements } from '@/catalogue/goods-contract'
import type { OutputOf } from '@/kernel/contract'
import { Button, Screen, Sheet } from '@/ui'
import { dayTime } from '@/ui/when'
import css from './index.module.css'
import { nameText, type Sku } from './sku'
import { words } from './words'

type Movement = OutputOf<typeof movements>['items'][number]

interface HistorySheetProps {
  readonly sku: Sku
  readonly onClose: () => void
}

/** Every change of one SKU's stock, newest first: how many, from what to what, who, why. */
export function HistorySheet({ sku, onClose }: HistorySheetProps) {
  const asked = usePages<typeof movements>('brand/catalogue.movements', { skuId: sku.id })
  return (
    <Sheet open title={words.historyOf(nameText(sku))} onClose={onClose}>
      <Screen
        ask={asked}
        skeleton='list'
        empty={({ items }) => (items.length > 0 ? null : { icon: 'list', title: words.noHistory })}
      >
        {() => (
          <View>
            {asked.items.map((one) => (
              <Line key={one.id} one={one} />
            ))}
            {asked.more && (
              <Button weight='plain' busy={asked.fetching} onTap={asked.more}>
                {words.more}
              </Button>
            )}
          </View>
        )}
      </Screen>
    </Sheet>
  )
}

function Line({ one }: { readonly one: Movement }) {
  const { what, units, before, after, at, by, source, reason } = one
  return (
    <View className={css.movement}>
      <View className={css.movementWords}>
        <View className={css.movementTitle}>{words.what[what]}</View>
        <View className={css.small}>
          {[dayTime(at), by || words.machine, words.source[source], reason].filter(Boolean).join(' · ')}
        </View>
      </View>
      <View className={css.movementUnits}>
        <View className={css.units}>{units > 0 ? `+${units}` : units}</View>
        <View className={css.small}>
          {before} → {after}
        </View>
      </View>
    </View>
  )
}
