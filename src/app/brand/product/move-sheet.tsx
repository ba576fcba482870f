import { View } from '@tarojs/components'
import { useState } from 'react'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import type { moveStock } from '@/catalogue/goods-contract'
import { Button, Choice, Field, Halves, Problem, Sheet } from '@/ui'
import css from './form.module.css'
import { nameText, type Sku } from './sku'
import { words } from './words'

type What = keyof typeof words.moves

interface MoveSheetProps {
  readonly sku: Sku
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Units that came, were counted or were wrong; each with its reason, or nobody knows later. */
export function MoveSheet({ sku, onClose, onDone }: MoveSheetProps) {
  const [what, setWhat] = useState<What>('received')
  const [units, setUnits] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const n = /^-?\d{1,8}$/.test(units.trim()) ? Number(units) : null
  const unfit = n === null || (what === 'received' ? n <= 0 : what === 'corrected' ? n === 0 : n < 0)
  const moving = useAction(async (key) => {
    setTried(true)
    if (unfit || n === null || reason.trim() === '') return
    await send<typeof moveStock>(
      'brand/catalogue.moveStock',
      { moves: [{ skuId: sku.id, what, units: n }], reason },
      { key },
    )
    onDone()
  })
  const items = (Object.keys(words.moves) as What[]).map((value) => ({ value, label: words.moves[value] }))
  const foot = (
    <Halves>
      <Button size='m' weight='plain' onTap={onClose}>
        {words.cancel}
      </Button>
      <Button id='write-down' size='m' weight='tea' busy={moving.busy} onTap={() => moving.run()}>
        {words.writeDown}
      </Button>
    </Halves>
  )
  return (
    <Sheet open title={words.moveOf(nameText(sku))} onClose={onClose} foot={foot}>
      <View className={css.form}>
        <Choice label={words.movesLabel} items={items} value={what} onChange={setWhat} />
        <View className={css.note}>{words.inWarehouse(sku)}</View>
        <Field
          id='units'
          label={words.unitsOf[what]}
          type={what === 'corrected' ? 'text' : 'number'}
          unit={words.piece}
          max={9}
          value={units}
          problem={tried && unfit ? words.problem['not-units'] : undefined}
          onChange={setUnits}
        />
        <Field
          id='why'
          label={words.why}
          hint={words.whyHint}
          max={200}
          value={reason}
          problem={tried && reason.trim() === '' ? words.whyMissing : undefined}
          onChange={setReason}
        />
        {moving.error && <Problem error={moving.error} />}
      </View>
    </Sheet>
  )
}
