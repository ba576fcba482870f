import { Button as TaroButton, View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import style from './button.module.css'

export interface ButtonProps {
  readonly weight?: 'main' | 'plain' | 'quiet' | 'danger' | 'tea'
  readonly size?: 'l' | 'm' | 's'
  /** Shows that it works and takes no second tap. */
  readonly busy?: boolean
  readonly disabled?: boolean
  readonly onTap?: () => void
  /** `share` opens WeChat's own dialog; it works from buttons only. */
  readonly openType?: 'share' | 'contact'
  readonly label?: string
  readonly id?: string
}

/** In a browser it is an element of Taro's own, which nobody takes for a button. */
const spoken = (disabled: boolean) =>
  process.env.TARO_ENV === 'h5' ? { role: 'button', 'aria-disabled': String(disabled) } : {}

export function Button(props: PropsWithChildren<ButtonProps>) {
  const { weight = 'main', size = 'l', busy = false, disabled = false, onTap, openType, label, id, children } = props
  const still = busy || disabled
  return (
    <TaroButton
      {...(id ? { id } : {})}
      className={`${style.button} ${style[weight]} ${style[size] ?? ''} ${disabled ? style.disabled : ''}`}
      hoverClass={still ? 'none' : style.on}
      // On H5 even disabled='false' counts as disabled to WeUI's styles.
      {...(disabled ? { disabled } : {})}
      {...spoken(disabled)}
      onClick={still ? undefined : onTap}
      openType={openType}
      ariaLabel={label}
    >
      {busy && <View className={style.busy} />}
      {children}
    </TaroButton>
  )
}
