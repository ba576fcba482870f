import type { PropsWithChildren } from 'react'
import { Icon, type IconName } from './icon'
import { Tap } from './tap'
import style from './word.module.css'

interface WordProps {
  readonly onTap: () => void
  readonly icon?: IconName
  /** When the word alone says too little: "复制订单号". */
  readonly label?: string
  readonly tone?: 'tea' | 'quiet' | 'vermilion' | 'inherit'
  readonly role?: 'button' | 'link'
  readonly disabled?: boolean
  readonly id?: string
}

/** A word in a line that can be tapped: 修改, 复制, 重试. Its target is as tall as a button's. */
export function Word({ onTap, icon, label, tone = 'tea', role, disabled, id, children }: PropsWithChildren<WordProps>) {
  return (
    <Tap
      id={id}
      role={role}
      label={label}
      disabled={disabled}
      className={`${style.word} ${style[tone]} ${disabled ? style.off : ''}`}
      onTap={onTap}
    >
      {children}
      {icon && <Icon name={icon} size={children ? 14 : 20} />}
    </Tap>
  )
}
