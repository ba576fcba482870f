import { View } from '@tarojs/components'
import { useState } from 'react'
import { ask, send } from '@/app/call'
import { handOver } from '@/app/hand-over'
import { useAction } from '@/app/state/action'
import type { OutputOf } from '@/kernel/contract'
import type { makeCodes, sheet, voidRun } from '@/provenance/code-contract'
import type { batch } from '@/provenance/contract'
import { Button, Card, Field, Notice, Problem, Sheet } from '@/ui'
import { dayTime } from '@/ui/when'
import css from './index.module.css'
import { words } from './words'

type Batch = OutputOf<typeof batch>
type Run = Batch['runs'][number]

interface LabelsProps {
  readonly batch: Batch
  readonly again: () => Promise<void>
}

/** Labels of a batch: a print is made once and can be fetched again; what was lost is called off. */
export function Labels({ batch: { id, version, runs }, again }: LabelsProps) {
  const [count, setCount] = useState('')
  const [voiding, setVoiding] = useState<Run | null>(null)
  const wanted = Number(count)
  const fits = /^\d{1,5}$/.test(count) && wanted >= 1 && wanted <= 10_000
  const making = useAction(async (key) => {
    await send<typeof makeCodes>('brand/provenance.makeCodes', { batchId: id, count: wanted }, { key })
    setCount('')
    await again()
  })
  return (
    <Card title={words.labels}>
      <View className={css.small}>{version === 0 ? words.labelsFirst : words.labelsNote}</View>
      {version > 0 && (
        <>
          <View className={css.make}>
            <View className={css.count}>
              <Field
                id='count'
                label={words.count}
                hint={words.countHint}
                type='number'
                max={5}
                value={count}
                onChange={setCount}
              />
            </View>
            <View className={css.making}>
              {' '}
              <Button
                id='make-codes'
                fit
                size='m'
                weight='tea'
                disabled={!fits}
                busy={making.busy}
                onTap={() => making.run()}
              >
                {words.make}
              </Button>
            </View>
          </View>
          {making.error && <Problem error={making.error} />}
        </>
      )}
      {runs.map((run) => (
        <RunLine key={run.id} run={run} onVoid={() => setVoiding(run)} />
      ))}
      {voiding && (
        <VoidSheet
          run={voiding}
          onClose={() => setVoiding(null)}
          onDone={async () => {
            setVoiding(null)
            await again()
          }}
        />
      )}
    </Card>
  )
}

function RunLine({ run, onVoid }: { readonly run: Run; readonly onVoid: () => void }) {
  const [from, setFrom] = useState(1)
  const [copied, setCopied] = useState(false)
  const handing = useAction(async (_key, form: 'print' | 'csv') => {
    const file = await ask<typeof sheet>('brand/provenance.sheet', { runId: run.id, form, from })
    if (form === 'print' && process.env.TARO_ENV === 'h5') openPage(file.text)
    else setCopied((await handOver(file)) === 'clipboard')
    if (form === 'print') setFrom(file.to >= file.sheets ? 1 : file.to + 1)
  })
  const { count, madeAt, scanned, doubted, voidedAt, voidWhy } = run
  const sheets = Math.ceil(count / 65)
  return (
    <View className={css.run}>
      <View className={css.runTitle}>{words.run(count, dayTime(madeAt))}</View>
      <View className={css.small}>{words.runNote(scanned, doubted)}</View>
      {voidedAt ? (
        <Notice tone='bad'>{words.voided(dayTime(voidedAt), voidWhy)}</Notice>
      ) : (
        <View className={css.ways}>
          <Button fit size='s' weight='plain' busy={handing.busy} onTap={() => handing.run('print')}>
            {words.print}
            {sheets > 20 ? ` ${words.printFrom(from, Math.min(from + 19, sheets))}` : ''}
          </Button>
          <Button fit size='s' weight='plain' onTap={() => handing.run('csv')}>
            {words.csv}
          </Button>
          <Button fit size='s' weight='quiet' onTap={onVoid}>
            {words.void}
          </Button>
        </View>
      )}
      {copied && <Notice>{words.copied}</Notice>}
      {handing.error && <Problem error={handing.error} />}
    </View>
  )
}

/** A page of its own for the printer; it carries no script and asks nobody for anything. */
function openPage(html: string): void {
  window.open(URL.createObjectURL(new Blob([html], { type: 'text/html;charset=utf-8' })))
}

interface VoidProps {
  readonly run: Run
  readonly onClose: () => void
  readonly onDone: () => Promise<void>
}

function VoidSheet({ run, onClose, onDone }: VoidProps) {
  const [why, setWhy] = useState('')
  const acting = useAction(async (key) => {
    await send<typeof voidRun>('brand/provenance.voidRun', { runId: run.id, why }, { key })
    await onDone()
  })
  const foot = (
    <View className={css.deeds}>
      <Button weight='plain' size='m' onTap={onClose}>
        {words.keep}
      </Button>
      <Button
        id='void'
        weight='danger'
        size='m'
        disabled={why.trim().length < 2}
        busy={acting.busy}
        onTap={() => acting.run()}
      >
        {words.void}
      </Button>
    </View>
  )
  return (
    <Sheet open title={words.voidTitle} onClose={onClose} foot={foot}>
      <View className={css.small}>{words.voidNote}</View>
      <Field label={words.voidWhy} hint={words.voidHint} value={why} max={100} onChange={setWhy} />
      {acting.error && <Problem error={acting.error} />}
    </Sheet>
  )
}
