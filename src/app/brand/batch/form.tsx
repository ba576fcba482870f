import { View } from '@tarojs/components'
import { useState } from 'react'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import type { publishBatch, saveBatch } from '@/provenance/contract'
import { Button, Card, Field, Notice, Problem } from '@/ui'
import { useUploads } from '../files/uploads'
import { words as fileWords } from '../files/words'
import { GoodsPicker } from '../studio/goods-picker'
import { type Draft, inputOf } from './draft'
import { FactsCard } from './facts-card'
import css from './index.module.css'
import { Papers, withFile } from './papers'
import { problemsIn } from './problems'
import { words } from './words'

interface FormProps {
  readonly start: Draft
  readonly batchId?: string
  /** The version buyers see; 0 before the first. */
  readonly published: number
  readonly changed?: boolean
  readonly onSaved: (batchId: string) => void
}

/** Writing costs nothing: buyers see it when it is published, and a correction says why. */
export function BatchForm({ start, batchId, published, changed = true, onSaved }: FormProps) {
  const [draft, setDraft] = useState(start)
  const [why, setWhy] = useState('')
  const [done, setDone] = useState<string | null>(null)
  const [touched, setTouched] = useState(false)
  const set = (part: Partial<Draft>) => {
    setDone(null)
    setTouched(true)
    setDraft((before) => ({ ...before, ...part }))
  }
  const setPapers = (change: (before: Draft['papers']) => Draft['papers']) => {
    setDone(null)
    setTouched(true)
    setDraft((before) => ({ ...before, papers: change(before.papers) }))
  }
  const uploads = useUploads('document', (file) => setPapers((before) => withFile(before, file)))
  const keep = async (key: string) => {
    const { batchId: id } = await send<typeof saveBatch>('brand/provenance.saveBatch', inputOf(draft, batchId), { key })
    setTouched(false)
    return id
  }
  const saving = useAction(async (key) => {
    const id = await keep(key)
    setDone(words.saved)
    onSaved(id)
  })
  const publishing = useAction(async (key) => {
    const id = touched || !batchId ? await keep(`${key}-s`) : batchId
    const { version } = await send<typeof publishBatch>('brand/provenance.publishBatch', { batchId: id, why }, { key })
    setDone(words.published(version))
    onSaved(id)
  })
  const error = saving.error ?? publishing.error
  const say = problemsIn(error, draft)
  return (
    <View className={css.stack}>
      <Goods draft={draft} published={published} problem={say('productId')} onPick={set} />
      <FactsCard draft={draft} published={published} say={say} set={set} />
      <Papers papers={draft.papers} uploads={uploads} problemOf={(at) => say(`papers.${at}`)} onChange={setPapers} />
      {published > 0 && (changed || touched) && (
        <Card>
          <Field
            id='why'
            label={words.why}
            hint={words.whyHint}
            value={why}
            max={200}
            problem={say('why')}
            onChange={setWhy}
          />
        </Card>
      )}
      {done && <Notice tone='good'>{done}</Notice>}
      {error && <Problem error={error} />}
      {uploads.going > 0 && <Notice tone='wait'>{fileWords.wait(uploads.going)}</Notice>}
      <View className={css.deeds}>
        <Button id='save' weight='plain' busy={saving.busy} disabled={uploads.going > 0} onTap={() => saving.run()}>
          {words.save}
        </Button>
        <Button
          id='publish'
          weight='tea'
          busy={publishing.busy}
          disabled={(!changed && !touched) || uploads.going > 0}
          onTap={() => publishing.run()}
        >
          {published > 0 ? words.publishAgain : words.publish}
        </Button>
      </View>
    </View>
  )
}

interface GoodsProps {
  readonly draft: Draft
  readonly published: number
  readonly problem: string | undefined
  readonly onPick: (part: Partial<Draft>) => void
}

/** What is published keeps its product: labels and orders name it. */
function Goods({ draft, published, problem, onPick }: GoodsProps) {
  const [changing, setChanging] = useState(draft.productId === '')
  if (published > 0 || !changing) {
    return (
      <Card title={words.goods}>
        <View className={css.goods}>{draft.title}</View>
        {published === 0 && (
          <Button fit size='s' weight='plain' onTap={() => setChanging(true)}>
            {words.change}
          </Button>
        )}
      </Card>
    )
  }
  return (
    <View id='goods'>
      <GoodsPicker
        title={words.goods}
        product={null}
        onPick={({ id, title }) => {
          onPick({ productId: id, title })
          setChanging(false)
        }}
      />
      {problem && <Notice tone='bad'>{problem}</Notice>}
    </View>
  )
}
