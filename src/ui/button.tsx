import { Button as TaroButton, View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { keys, told } from './aria'
import style from './button.module.css'

/** WeChat answers these itself, by events of their own: a tap alone means nothing yet. */
type OpenType = 'agreePrivacyAuthorization' | 'chooseAvatar'

export interface ButtonProps {
  readonly weight?: 'main' | 'plain' | 'quiet' | 'danger' | 'tea'
  readonly size?: 'l' | 'm' | 's'
  /** Shows that it works and takes no second tap. */
  readonly busy?: boolean
  readonly disabled?: boolean
  readonly onTap?: () => void
  /** `share` opens WeChat's own dialog; it works from buttons only. */
  readonly openType?: 'share' | 'contact' | OpenType
  /** The picture that WeChat's own chooser gave (`chooseAvatar`): a file of this phone. */
  readonly onAvatar?: (path: string) => void
  readonly label?: string
  /** As wide as its words: for a button inside a line. */
  readonly fit?: boolean
  readonly id?: string
}

/** In a browser it is an element of Taro's own, which nobody takes for a button and no keyboard finds. */
const spoken = (disabled: boolean, act: (() => void) | undefined) =>
  process.env.TARO_ENV === 'h5'
    ? { ...told({ role: 'button', disabled }), ...keys(act), ...(act ? {} : { tabindex: '0' }) }
    : {}

export function Button(props: PropsWithChildren<ButtonProps>) {
  const { weight = 'main', size = 'l', busy = false, disabled = false, onTap, openType, label, id, children } = props
  const still = busy || disabled
  const act = still ? undefined : onTap
  const asks = process.env.TARO_ENV !== 'h5' && openType === 'agreePrivacyAuthorization'
  return (
    <TaroButton
      {...(id ? { id } : {})}
      className={`${style.button} ${style[weight]} ${style[size] ?? ''} ${props.fit ? style.fit : ''} ${disabled ? style.disabled : ''}`}
      hoverClass={still ? 'none' : style.on}
      // On H5 even disabled='false' counts as disabled to WeUI's styles.
      {...(disabled ? { disabled } : {})}
      {...spoken(still, act)}
      onClick={asks ? undefined : act}
      {...(asks ? { onAgreePrivacyAuthorization: act } : {})}
      {...(props.onAvatar ? { onChooseAvatar: (event) => props.onAvatar?.(event.detail.avatarUrl) } : {})}
      openType={openType}
      ariaLabel={label}
    >
      {busy && <View className={style.busy} />}
      {children}
    </TaroButton>
  )
}
