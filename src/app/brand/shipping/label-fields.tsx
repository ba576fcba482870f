import { Picker, Text, View } from '@tarojs/components'
import { carriers, mayInsist } from '@/orders/carriers'
import { Field, Icon } from '@/ui'
import { words } from '../words'
import { type Label, troubleOf } from './label'
import css from './label-fields.module.css'
import { isTrackingNo } from './pasted'
import { SureBox } from './sure-box'
import { words as own } from './words'

const NAMES = carriers.map((carrier) => carrier.name)

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
        <SureBox label={label} onChange={onChange}>
          <View className={css.sureText}>
            <Text className={css.sureTitle}>{own.sure}</Text>
            <Text className={css.sureNote}>{own.sureNote}</Text>
          </View>
        </SureBox>
      )}
    </View>
  )
}
