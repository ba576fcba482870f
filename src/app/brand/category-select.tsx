import { CATEGORIES } from '@/catalogue/categories'
import { Select } from '@/ui'

interface CategorySelectProps {
  readonly label: string
  readonly value: string
  readonly problem?: string | undefined
  readonly onChange: (category: string) => void
}

/** One of the house's categories. Goods from before there was a list show where they stand, too. */
export function CategorySelect({ label, value, problem, onChange }: CategorySelectProps) {
  const names: readonly string[] = CATEGORIES
  const all = value === '' || names.includes(value) ? names : [value, ...names]
  return (
    <Select
      titled
      label={label}
      items={all.map((name) => ({ value: name, label: name }))}
      value={value}
      {...(problem ? { problem } : {})}
      onChange={onChange}
    />
  )
}
