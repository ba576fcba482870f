import { View, type ViewProps } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './tap.css'

interface TapProps {
  readonly onTap?: () => void
  /** What a screen reader says; without it, the text inside. */
  readonly label?: string
  readonly role?: 'button' | 'link' | 'tab' | 'radio' | 'checkbox'
  readonly className?: string
  readonly id?: string
  readonly style?: ViewProps['style']
}

/** Anything that can be tapped: it answers the finger, and a screen reader calls it what it is. */
export function Tap({
  onTap,
  label,
  role = 'button',
  className = '',
  id,
  style,
  children,
}: PropsWithChildren<TapProps>) {
  return (
    <View
      {...(id ? { id } : {})}
      style={style}
      className={`tap ${className}`}
      hoverClass={onTap ? 'tap-on' : 'none'}
      hoverStayTime={60}
      onClick={onTap}
      ariaRole={role}
      ariaLabel={label}
    >
      {children}
    </View>
  )
}
