import { View } from '@tarojs/components'
import type { AskOf } from '@/kernel/contract'
import type { cases } from '@/review/contract'
import { FINDINGS } from '@/review/words'
import { Chip, told } from '@/ui'
import { words } from '../words'
import type { Queued } from './case'
import css from './filters.module.css'

type Ask = AskOf<typeof cases>
type Subject = keyof typeof words.subject

export interface Filter {
  readonly subject: Subject | null
  readonly finding: string | null
  readonly owner: 'me' | 'nobody' | null
}

export const NO_FILTER: Filter = { subject: null, finding: null, owner: null }

export const askOf = (tab: 'waiting' | 'decided', { subject, finding, owner }: Filter): Ask => ({
  decided: tab === 'decided' ? 'yes' : 'no',
  ...(subject && { subject }),
  ...(finding && { finding }),
  ...(owner && { owner }),
})

interface FiltersProps {
  readonly filter: Filter
  readonly items: readonly Queued[]
  /** Null where nobody works any more. */
  readonly counts: { readonly mine: number } | null
  readonly onChange: (filter: Filter) => void
}

const SUBJECTS = Object.keys(words.subject) as Subject[]
const FINDINGS_SHOWN = 5

/** What the queue shows: by what it is about, by who works on it, by what was found. */
export function Filters({ filter, items, counts, onChange }: FiltersProps) {
  const toggle = <K extends keyof Filter>(key: K, value: Filter[K]) => {
    const next = { ...filter, [key]: filter[key] === value ? null : value }
    onChange(Object.values(next).some((one) => one !== null) ? next : NO_FILTER)
  }
  return (
    <View className={css.filters} {...told({ role: 'group', label: words.subjects })}>
      {SUBJECTS.map((subject) => (
        <Chip key={subject} on={filter.subject === subject} onTap={() => toggle('subject', subject)}>
          {words.subject[subject]}
        </Chip>
      ))}
      {counts && (
        <>
          <View className={css.gap} />
          <Chip on={filter.owner === 'me'} onTap={() => toggle('owner', 'me')}>
            {words.mine(counts.mine)}
          </Chip>
          <Chip on={filter.owner === 'nobody'} onTap={() => toggle('owner', 'nobody')}>
            {words.nobodys}
          </Chip>
        </>
      )}
      {found(items, filter.finding).length > 0 && <View className={css.gap} />}
      {found(items, filter.finding).map((code) => (
        <Chip key={code} on={filter.finding === code} onTap={() => toggle('finding', code)}>
          {shortly(code)}
        </Chip>
      ))}
    </View>
  )
}

/** The findings that stand most often in what is shown, and the one that is asked for. */
function found(items: readonly Queued[], asked: string | null): string[] {
  const often = new Map<string, number>(asked ? [[asked, Number.POSITIVE_INFINITY]] : [])
  for (const { findings } of items) for (const { code } of findings) often.set(code, (often.get(code) ?? 0) + 1)
  return [...often]
    .sort((a, b) => b[1] - a[1])
    .slice(0, FINDINGS_SHOWN)
    .map(([code]) => code)
}

/** Without the law behind it, and not longer than a chip may be. */
const shortly = (code: string): string => (FINDINGS[code] ?? code).replace(/[（，：].*$/, '')
