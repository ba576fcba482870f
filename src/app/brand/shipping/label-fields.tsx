import { Picker, Text, View } from '@tarojs/components'
import { carrierOf, carriers, mayInsist, numberTrouble, plainNumber } from '@/orders/carriers'
import { CheckMark, Field, Icon, Tap } from '@/ui'
import { words } from '../words'
import css from './label-fields.module.css'
import { isTrackingNo } from './pasted'
import { words as own } from './words'

export interface Label {
  readonly carrier: string
  readonly trackingNo: string
  readonly sure?: boolean
}
export const EMPTY: Label = { carrier: '', trackingNo: '' }

const NAMES = carriers.map((carrier) => carrier.name)

export const troubleOf = ({ carrier, trackingNo }: Label) => {
  const known = carrierOf(carrier)
  return known ? numberTrouble(known, plainNumber(trackingNo)) : null
}

export const isComplete = (label?: Label): label is Label => {
  if (!label || label.carrier === '' || !isTrackingNo(label.trackingNo)) return false
  const trouble = troubleOf(label)
  return !trouble || (mayInsist(trouble) && Boolean(label.sure))
}

interface Props {
  readonly label: Label
  readonly onChange: (label: Label) => void
}

/** Carrier and number of a parcel, and the box to tick where the number does not look like the carrier's. */
export function LabelFields({ label, onChange }: Props) {
  const at = NAMES.indexOf(label.carrier)
  const trouble = label.trackingNo === '' ? null : troubleOf(label)
  const odd = mayInsist(trouble)
  const wrong = label.trackingNo !== '' && !isTrackingNo(label.trackingNo)
  const missing = label.trackingNo !== '' && label.carrier === ''
  return (
    <View>
      <View className={css.fields}>
        <Picker
          mode='selector'
          range={[...NAMES]}
          value={Math.max(0, at)}
          onChange={(event) => onChange({ ...label, carrier: NAMES[Number(event.detail.value)] ?? '' })}
        >
          <View className={css.carrierLabel}>{words.shipping.carrier}</View>
          <View className={`${css.carrier} ${missing ? css.wrong : ''}`}>
            <Text className={label.carrier === '' ? css.hint : ''}>
              {label.carrier || words.shipping.chooseCarrier}
            </Text>
            <Icon name='down' size={16} />
          </View>
        </Picker>
        <View className={css.tracking}>
          <Field
            label={words.shipping.trackingNo}
            value={label.trackingNo}
            hint={words.shipping.trackingHint}
            max={40}
            problem={
              trouble === 'number-damaged' || trouble === 'number-rounded'
                ? own.problems[trouble]
                : wrong
                  ? words.shipping.trackingNeeded
                  : undefined
            }
            onChange={(trackingNo) => onChange({ ...label, trackingNo: trackingNo.trim(), sure: false })}
          />
        </View>
      </View>
      {odd && (
        <Tap
          className={css.sure}
          role='checkbox'
          checked={Boolean(label.sure)}
          onTap={() => onChange({ ...label, sure: !label.sure })}
        >
          <CheckMark on={Boolean(label.sure)} />
          <View className={css.sureText}>
            <Text className={css.sureTitle}>{own.sure}</Text>
            <Text className={css.sureNote}>{own.sureNote}</Text>
          </View>
        </Tap>
      )}
    </View>
  )
}
