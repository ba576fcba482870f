import { View } from '@tarojs/components'
import style from './switch.module.css'
import { Tap } from './tap'

interface SwitchProps {
  /** What is switched; the text beside it says it to the eye. */
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  /** Waits for an answer: it stands where it will be and takes no second tap. */
  readonly busy?: boolean
  readonly disabled?: boolean
  readonly id?: string
}

/** On or off, at once. The target is larger than what is drawn. */
export function Switch({ label, checked, onChange, busy = false, disabled = false, id }: SwitchProps) {
  return (
    <Tap
      id={id}
      role='switch'
      label={label}
      checked={checked}
      disabled={busy || disabled}
      className={`${style.switch} ${disabled ? style.disabled : ''} ${busy ? style.busy : ''}`}
      onTap={() => onChange(!checked)}
    >
      <View className={`${style.track} ${checked ? style.on : ''}`}>
        <View className={style.knob} />
      </View>
    </Tap>
  )
}
