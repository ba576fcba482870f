import { View, type ViewProps } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { keys, type Told, told } from './aria'
import './tap.css'

interface TapProps extends Pick<Told, 'checked' | 'selected' | 'expanded' | 'current'> {
  readonly onTap?: () => void
  /** What a screen reader says; without it, the text inside. */
  readonly label?: string
  readonly role?: 'button' | 'link' | 'tab' | 'radio' | 'checkbox' | 'switch'
  /** Stays in sight and says that it can't be used now. */
  readonly disabled?: boolean
  readonly className?: string
  readonly id?: string
  readonly style?: ViewProps['style']
}

/** Anything that can be tapped: it answers finger and keyboard, and a screen reader calls it what it is. */
export function Tap(props: PropsWithChildren<TapProps>) {
  const {
    onTap,
    label,
    role = 'button',
    checked,
    selected,
    expanded,
    current,
    disabled,
    className = '',
    id,
    style,
  } = props
  const act = disabled ? undefined : onTap
  return (
    <View
      {...(id ? { id } : {})}
      style={style}
      className={`tap ${className}`}
      hoverClass={act ? 'tap-on' : 'none'}
      hoverStayTime={60}
      onClick={act}
      {...told({ role, label, checked, selected, expanded, current, disabled: disabled || undefined })}
      {...keys(act)}
    >
      {props.children}
    </View>
  )
}
