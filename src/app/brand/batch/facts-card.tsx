import { View } from '@tarojs/components'
import { REGIONS } from '@/provenance/rules'
import { Card, Field, Select } from '@/ui'
import type { Draft } from './draft'
import css from './index.module.css'
import { words } from './words'

interface FactsCardProps {
  readonly draft: Draft
  /** The version buyers see; 0 before the first. */
  readonly published: number
  readonly say: (field: string) => string | undefined
  readonly set: (part: Partial<Draft>) => void
}

const PLACES = [{ value: '', label: words.regionNone }, ...REGIONS.map((value) => ({ value, label: value }))]

/** Where, when and how many, as it stands on the package. */
export function FactsCard({ draft, published, say, set }: FactsCardProps) {
  return (
    <Card title={words.facts}>
      <View className={css.fields}>
        <Field
          id='number'
          label={words.number}
          hint={words.numberHint}
          value={draft.number}
          max={40}
          problem={say('number')}
          onChange={(number) => published === 0 && set({ number })}
        />
        <Select
          label={words.region}
          titled
          items={PLACES}
          value={draft.region}
          problem={say('region')}
          onChange={(region) => set({ region: region as Draft['region'] })}
        />
      </View>
      <Field
        id='place'
        label={words.place}
        hint={words.placeHint}
        value={draft.place}
        max={80}
        problem={say('place')}
        onChange={(place) => set({ place })}
      />
      <View className={css.fields}>
        <Field
          id='made-on'
          label={words.madeOn}
          hint={words.dateHint}
          value={draft.madeOn}
          max={10}
          problem={say('madeOn')}
          onChange={(madeOn) => set({ madeOn })}
        />
        <Field
          id='best-before'
          label={words.bestBefore}
          hint={words.dateHint}
          value={draft.bestBefore}
          max={10}
          problem={say('bestBefore')}
          onChange={(bestBefore) => set({ bestBefore })}
        />
        <Field
          id='quantity'
          label={words.quantity}
          type='number'
          unit={words.unit}
          value={draft.quantity}
          max={9}
          problem={say('quantity')}
          onChange={(quantity) => set({ quantity })}
        />
      </View>
      <Field
        label={words.notes}
        hint={words.notesHint}
        type='textarea'
        max={1000}
        value={draft.notes}
        problem={say('notes')}
        onChange={(notes) => set({ notes })}
      />
      {published > 0 && <View className={css.small}>{words.numberFixed}</View>}
    </Card>
  )
}
