import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Card, PanelButton } from '@/campaigns/panels'
import { Button, Choice, Picture, Price, Sheet, Stepper } from '@/ui'
import { go } from '../../routes'
import { words as all } from '../words'
import style from './sku-sheet.module.css'

const words = all.sku
const SCARCE = 10

interface SkuSheetProps {
  readonly card: Card
  readonly button: PanelButton | null
  readonly onClose: () => void
}

/** The last choice of each campaign, so that closing the sheet loses nothing. */
const choices = new Map<string, { skuId: string; units: number }>()

export function SkuSheet({ card, button, onClose }: SkuSheetProps) {
  const before = choices.get(card.id)
  const [skuId, setSkuId] = useState(before?.skuId ?? card.goods.find((sku) => sku.left > 0)?.skuId ?? '')
  const [units, setUnits] = useState(before?.units ?? 1)
  const sku = card.goods.find((one) => one.skuId === skuId) ?? card.goods[0]
  if (!button || !sku) return null
  const limit = limitOf(card)
  const most = Math.max(1, Math.min(limit, sku.left))
  const next = () => {
    choices.set(card.id, { skuId: sku.skuId, units })
    onClose()
    const { action, roundId } = button
    go('consumer/checkout', {
      c: card.id,
      r: roundId,
      sku: sku.skuId,
      units: Math.min(units, most),
      type: action?.type,
    })
  }
  // A seat of an open round keeps a unit of its own, so a round may be joined when the rest is sold out.
  const none = sku.left <= 0 && !button.roundId
  return (
    <Sheet
      open
      title={words.title}
      onClose={onClose}
      foot={
        <Button id='sku-next' disabled={none} onTap={next}>
          {none ? words.none : words.next}
        </Button>
      }
    >
      <View className={style.head}>
        <View className={style.picture}>
          <Picture src={sku.pictureUrl || card.pictureUrl} alt={`${card.title} ${sku.options}`} width={104} />
        </View>
        <View className={style.text}>
          <Price fen={button.priceOf === 'single' ? sku.singlePriceFen : sku.priceFen} size='l' />
          <View className={style.left}>{sku.left <= SCARCE ? words.scarce(sku.left) : words.stock(sku.left)}</View>
          <View className={style.options}>{sku.options || words.only}</View>
        </View>
      </View>
      <View className={style.label}>{words.options}</View>
      <Choice
        label={words.options}
        value={sku.skuId}
        onChange={setSkuId}
        items={card.goods.map((one) => ({
          value: one.skuId,
          label: one.options || words.only,
          off: one.left <= 0 && !button.roundId,
        }))}
      />
      <View className={style.units}>
        <View>
          <View className={style.label}>{words.units}</View>
          <View className={style.left}>{words.limit(limit)}</View>
        </View>
        <Stepper value={Math.min(units, most)} min={1} max={most} onChange={setUnits} />
      </View>
    </Sheet>
  )
}

/** Kinds that limit a person call it `unitsPerPerson`; the server decides in the end. */
function limitOf({ terms }: Card): number {
  return typeof terms.unitsPerPerson === 'number' ? terms.unitsPerPerson : 99
}
