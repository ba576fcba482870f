import { View } from '@tarojs/components'
import { Card, Field } from '@/ui'
import { CategorySelect } from '../category-select'
import type { Draft } from './draft'
import css from './form.module.css'
import { words } from './words'

export interface PartProps {
  readonly draft: Draft
  readonly say: (field: string) => string | undefined
  readonly onChange: (draft: Draft) => void
}

/** What it is called and what it is; the code is fixed once others may know it. */
export function Basis({ draft, fixed, say, onChange }: PartProps & { readonly fixed: boolean }) {
  const set = (some: Partial<Draft>) => onChange({ ...draft, ...some })
  return (
    <Card title={words.basics}>
      <Field
        label={words.name}
        value={draft.title}
        max={200}
        problem={say('title')}
        onChange={(title) => set({ title })}
      />
      <View className={css.fields}>
        {!fixed && (
          <View className={css.field}>
            <Field
              label={words.handle}
              hint={words.handleHint}
              value={draft.handle}
              max={100}
              problem={say('handle')}
              onChange={(handle) => set({ handle })}
            />
          </View>
        )}
        <View className={css.field}>
          <CategorySelect
            label={words.category}
            value={draft.category}
            problem={say('category')}
            onChange={(category) => set({ category })}
          />
        </View>
        <View className={css.field}>
          <Field
            label={words.ships}
            type='number'
            unit={words.days}
            value={draft.ships}
            max={3}
            problem={say('shipsInDays')}
            onChange={(ships) => set({ ships })}
          />
        </View>
      </View>
      <Field
        label={words.about}
        hint={words.aboutHint}
        type='textarea'
        value={draft.about}
        max={2000}
        problem={say('about')}
        onChange={(about) => set({ about })}
      />
    </Card>
  )
}
