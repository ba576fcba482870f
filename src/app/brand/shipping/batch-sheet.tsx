import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Acting } from '@/app/state/action'
import { Button, Problem, Select, Sheet } from '@/ui'
import { type OpenGoods, type Taken, takenOf } from './batch-choice'
import css from './batch-sheet.module.css'
import { words } from './words'

const { batch: own } = words

interface ChoicesProps {
  readonly goods: readonly OpenGoods[]
  readonly taken: Taken
  readonly onChange: (taken: Taken) => void
}

/** For each of these goods the batch it is taken from; what was not said yet says so. */
export function BatchChoices({ goods, taken, onChange }: ChoicesProps) {
  return (
    <View className={css.choices}>
      {goods.map((one) => (
        <Select
          key={one.productId}
          titled
          label={own.of(one.title)}
          value={takenOf(one, taken) ?? 'ask'}
          items={[
            ...(takenOf(one, taken) === null ? [{ value: 'ask', label: own.ask }] : []),
            ...one.batches.map((batch) => ({ value: batch.id, label: batch.number, note: own.note(batch) })),
            { value: '', label: own.none },
          ]}
          onChange={(batchId) => batchId !== 'ask' && onChange({ ...taken, [one.productId]: batchId })}
        />
      ))}
    </View>
  )
}

interface Props {
  readonly goods: readonly OpenGoods[]
  readonly taken: Taken
  /** What the button says, and what it does with the answers. */
  readonly verb: string
  readonly doing: Pick<Acting<[Taken]>, 'busy' | 'error' | 'run'>
  readonly lead: string
  readonly onClose: () => void
}

/** Asked where more than one batch is possible; nobody has to know. */
export function BatchSheet({ goods, taken, verb, doing, lead, onClose }: Props) {
  const [choice, setChoice] = useState<Taken>(taken)
  const foot = (
    <Button busy={doing.busy} onTap={() => doing.run(choice)}>
      {verb}
    </Button>
  )
  return (
    <Sheet open title={own.title} onClose={onClose} foot={foot}>
      <Text className={css.lead}>{lead}</Text>
      <BatchChoices goods={goods} taken={choice} onChange={setChoice} />
      {doing.error && <Problem error={doing.error} onRetry={() => doing.run(choice)} />}
    </Sheet>
  )
}
