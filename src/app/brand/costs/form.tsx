import { View } from '@tarojs/components'
import { useState } from 'react'
import { send } from '@/app/call'
import { CostBar } from '@/app/cost-bar'
import { useAction } from '@/app/state/action'
import type { OutputOf } from '@/kernel/contract'
import { yuan } from '@/kernel/money'
import type { costCards, saveCosts } from '@/provenance/cost-contract'
import { Button, Card, Choice, Field, Notice, Problem } from '@/ui'
import { costsOf, isWrong, leftOf, NOTHING, STATED, type Typed, typedOf } from './draft'
import css from './index.module.css'
import { words } from './words'

type Cards = OutputOf<typeof costCards>
type Sku = Cards['skus'][number]
type OpenTo = Cards['openTo']

interface CostFormProps {
  readonly cards: Cards
  readonly again: () => Promise<void>
}

const OPENS = (Object.keys(words.opens) as OpenTo[]).map((value) => ({ value, label: words.opens[value] }))

/** Costs per SKU with what each price leaves, reckoned while one types by the same rules as on the server. */
export function CostForm({ cards, again }: CostFormProps) {
  const [typed, setTyped] = useState<Readonly<Record<string, Typed>>>(() =>
    Object.fromEntries(cards.skus.map(({ skuId, card }) => [skuId, typedOf(card)])),
  )
  const [openTo, setOpenTo] = useState<OpenTo>(cards.openTo)
  const [why, setWhy] = useState('')
  const [done, setDone] = useState<number | null>(null)
  const read = cards.skus.flatMap(({ skuId }) => {
    const costs = costsOf(typed[skuId] ?? NOTHING)
    return costs ? [{ skuId, ...costs }] : []
  })
  const saving = useAction(async (key) => {
    const input = { productId: cards.productId, openTo, why, cards: read }
    const { written } = await send<typeof saveCosts>('brand/provenance.saveCosts', input, { key })
    setDone(written)
    await again()
  })
  const set = (skuId: string, next: Typed) => {
    setDone(null)
    setTyped((before) => ({ ...before, [skuId]: next }))
  }
  const [first] = cards.skus
  return (
    <View className={css.form}>
      <View className={css.product}>{cards.title}</View>
      {cards.skus.map((sku, i) => (
        <SkuCosts
          key={sku.skuId}
          sku={sku}
          typed={typed[sku.skuId] ?? NOTHING}
          at={i}
          onChange={(next) => set(sku.skuId, next)}
        />
      ))}
      {cards.skus.length > 1 && first && (
        <Button
          size='m'
          weight='plain'
          onTap={() =>
            setTyped(Object.fromEntries(cards.skus.map(({ skuId }) => [skuId, typed[first.skuId] ?? NOTHING])))
          }
        >
          {words.copy}
        </Button>
      )}
      <Card title={words.openTo}>
        <Choice label={words.openTo} items={OPENS} value={openTo} onChange={setOpenTo} />
        <View className={css.small}>{words.openNotes[openTo]}</View>
        <Field label={words.why} value={why} max={200} onChange={setWhy} />
      </Card>
      {done !== null && <Notice tone='good'>{words.saved(done)}</Notice>}
      {saving.error && <Problem error={saving.error} />}
      <Button id='save-costs' weight='tea' busy={saving.busy} onTap={() => saving.run()}>
        {words.save}
      </Button>
    </View>
  )
}

interface SkuCostsProps {
  readonly sku: Sku
  readonly typed: Typed
  readonly at: number
  readonly onChange: (next: Typed) => void
}

function SkuCosts({ sku, typed, at, onChange }: SkuCostsProps) {
  const costs = costsOf(typed)
  const [list] = sku.prices
  const shown = costs && list ? leftOf(costs, list) : null
  return (
    <Card title={words.each(sku.options)} aside={`${words.list} ¥${yuan(sku.listPriceFen)}`}>
      <View className={css.fields}>
        {STATED.map((part) => (
          <Field
            key={part}
            id={`${part}-${at}`}
            label={words.parts[part]}
            type='money'
            unit={words.unit}
            value={typed[part]}
            problem={isWrong(typed[part]) ? words.wrong : undefined}
            onChange={(value) => onChange({ ...typed, [part]: value })}
          />
        ))}
      </View>
      {shown?.card && <CostBar card={shown.card} />}
      {costs && (
        <View className={css.prices}>
          {sku.prices.map((price, i) => (
            <Left
              key={`${price.title}${i}`}
              name={price.of === 'list' ? words.list : price.title}
              price={price}
              left={leftOf(costs, price)}
            />
          ))}
        </View>
      )}
    </Card>
  )
}

interface LeftProps {
  readonly name: string
  readonly price: Sku['prices'][number]
  readonly left: ReturnType<typeof leftOf>
}

/** One price and what it leaves. */
function Left({ name, price, left }: LeftProps) {
  if (!left.card) return <Notice tone='bad'>{words.over(yuan(price.priceFen), yuan(left.overFen))}</Notice>
  return (
    <View className={css.price}>
      <View className={css.priceName}>{words.at(name, yuan(price.priceFen))}</View>
      <View className={css.left}>
        {words.left} ¥{yuan(left.card.brandFen)}
      </View>
    </View>
  )
}
