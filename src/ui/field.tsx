import { Input, Label, Textarea, View } from '@tarojs/components'
import { told } from './aria'
import style from './field.module.css'
import { Icon } from './icon'

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** What is wrong, said beside the field. */
  readonly problem?: string
  readonly hint?: string
  readonly type?: 'text' | 'number' | 'money' | 'phone' | 'textarea' | 'datetime' | 'nickname'
  /** The unit behind the value: 元, %, 件. */
  readonly unit?: string
  readonly max?: number
  readonly id?: string
}

const KEYBOARD = {
  text: 'text',
  number: 'number',
  money: 'digit',
  phone: 'number',
  datetime: 'text',
  nickname: 'nickname',
} as const

export function Field({ label, value, onChange, problem, hint, type = 'text', unit, max = 200, id }: FieldProps) {
  const common = {
    value,
    maxlength: max,
    placeholder: hint,
    placeholderClass: 'placeholder',
    ariaLabel: label,
    // In a browser the name belongs to the input inside, or a screen reader calls it nothing.
    ...(process.env.TARO_ENV === 'h5' ? { nativeProps: { 'aria-label': label } } : {}),
    onInput: (event: { detail: { value: string } }) => onChange(event.detail.value),
  }
  return (
    <View className={style.field} {...(id ? { id } : {})}>
      <Label className={style.label}>{label}</Label>
      <View className={`${style.box} ${problem ? style.wrong : ''}`}>
        {type === 'textarea' ? (
          <Textarea className={style.area} {...common} />
        ) : (
          <Input className={style.input} type={KEYBOARD[type]} {...common} />
        )}
        {unit && <View className={style.unit}>{unit}</View>}
      </View>
      {problem && (
        <View className={style.problem} {...told({ role: 'alert' })}>
          <Icon name='alert' size={14} />
          {problem}
        </View>
      )}
    </View>
  )
}
