import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Check } from './check'
import { Columns } from './columns'
import { Preview } from './preview'
import { type Stage, Stages } from './stages'
import type { ImportView } from './upload'

interface Props {
  readonly view: ImportView
  /** The clerk has said what the columns mean: nobody asks her again. */
  readonly settled: boolean
  readonly onRead: (chosen: boolean) => Promise<void>
  readonly onDone: () => Promise<void>
}

const OPEN = ['columns', 'check', 'preview'] as const
type Place = (typeof OPEN)[number]

/**
 * A checked file has three sides: how it was read, what is wrong with it, what it would do. A file whose columns are
 * known from an earlier one starts at what is wrong.
 */
export function Checked({ view, settled, onRead, onDone }: Props) {
  const { at: named } = useRouter().params
  const [at, setAt] = useState<Place>(
    () => (settled ? undefined : OPEN.find((place) => place === named)) ?? firstOf(view, settled),
  )
  const go = (stage: Stage) => {
    const place = OPEN.find((one) => one === stage)
    if (place) setAt(place)
  }
  return (
    <>
      <Stages at={at} open={OPEN} onGo={go} />
      {at === 'columns' && view.reading && (
        <Columns
          view={view}
          reading={view.reading}
          onRead={onRead}
          onNext={() => setAt(hasTrouble(view) ? 'check' : 'preview')}
        />
      )}
      {at === 'check' && <Check view={view} onDone={onDone} onNext={() => setAt('preview')} />}
      {at === 'preview' && <Preview view={view} onDone={onDone} />}
    </>
  )
}

const hasTrouble = ({ counts }: ImportView): boolean => counts.error + counts.waiting > 0

function firstOf(view: ImportView, settled: boolean): Place {
  const sure = settled || view.reading?.remembered || view.reading?.format === 'yuantuan'
  if (!sure && view.reading) return 'columns'
  return hasTrouble(view) ? 'check' : 'preview'
}
