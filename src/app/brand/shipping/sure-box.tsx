import type { PropsWithChildren } from 'react'
import { CheckMark, Tap } from '@/ui'
import type { Label } from './label'
import css from './sure-box.module.css'

interface SureBoxProps {
  readonly label: Label
  readonly onChange: (label: Label) => void
}

/** "The number is right although it does not look it." */
export function SureBox({ label, onChange, children }: PropsWithChildren<SureBoxProps>) {
  const sure = Boolean(label.sure)
  return (
    <Tap className={css.sure} role='checkbox' checked={sure} onTap={() => onChange({ ...label, sure: !sure })}>
      <CheckMark on={sure} />
      {children}
    </Tap>
  )
}
