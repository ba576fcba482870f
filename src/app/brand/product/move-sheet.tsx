import { View } from '@tarojs/components'
import { useState } from 'react'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import type { moveStock } from '@/catalogue/goods-contract'
import { Choice, Field } from '@/ui'
import { AskSheet } from '../ask-sheet'
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
  return (
    <AskSheet
      title={words.moveOf(nameText(sku))}
      yes={words.writeDown}
      no={words.cancel}
      acting={moving}
      onClose={onClose}
    >
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
      </View>
    </AskSheet>
  )
}
