import { Input, View } from '@tarojs/components'
import { carrierOf, likelyCarriers, mayInsist, plainNumber } from '@/orders/carriers'
import { Select } from '@/ui'
import { words as shared } from '../words'
import { type Label, troubleOf } from './label'
import css from './label-cell.module.css'
import { isTrackingNo } from './pasted'
import { SureBox } from './sure-box'
import { words } from './words'

interface Props {
  readonly label: Label
  /** The order's number, so that a screen reader says whose label this is. */
  readonly of: string
  readonly onChange: (label: Label) => void
}

const ITEMS = [{ value: '', label: words.chooseCarrier }, ...words.carrierItems]

/** Carrier and number in one row of a table: a scanner types into it, and a number that only one carrier prints names it. */
export function LabelCell({ label, of, onChange }: Props) {
  const { carrier, trackingNo } = label
  const trouble = trackingNo === '' ? null : troubleOf(label)
  const wrong = trackingNo !== '' && !isTrackingNo(trackingNo)
  const odd = mayInsist(trouble)
  const why =
    trouble && trouble !== 'number-wrong' ? words.problems[trouble] : wrong ? shared.shipping.trackingNeeded : null
  const type = (typed: string) => {
    const number = typed.trim()
    const likely = carrierOf(carrier) ? [] : likelyCarriers(plainNumber(number))
    onChange({ carrier: likely.length === 1 ? likely[0]!.name : carrier, trackingNo: number, sure: false })
  }
  const name = words.numberOf(of)
  return (
    <View>
      <View className={css.cell}>
        <View className={css.carrier}>
          <Select
            label={words.carrierOf(of)}
            value={carrier}
            items={ITEMS}
            onChange={(next) => onChange({ ...label, carrier: next, sure: false })}
          />
        </View>
        <Input
          className={`${css.number} ${why ? css.wrong : ''}`}
          value={trackingNo}
          maxlength={40}
          placeholder={shared.shipping.trackingNo}
          placeholderClass='placeholder'
          ariaLabel={name}
          {...(process.env.TARO_ENV === 'h5' ? { nativeProps: { 'aria-label': name } } : {})}
          onInput={(event) => type(event.detail.value)}
        />
      </View>
      {why && (
        <View className={css.why} ariaRole='alert'>
          {why}
        </View>
      )}
      {odd && (
        <SureBox label={label} onChange={onChange}>
          {words.sure}
        </SureBox>
      )}
    </View>
  )
}
