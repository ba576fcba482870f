import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { DeskPage } from '@/app/desk-page'
import { goInstead } from '@/app/routes'
import { type Asked, useAsk } from '@/app/state/ask'
import type { importOne } from '@/catalogue/import-contract'
import { Screen } from '@/ui'
import { BrandFrame } from '../frame'
import { Checked } from './checked'
import { ChooseFile } from './choose-file'
import { heldFile } from './held'
import css from './index.module.css'
import { ImportResult } from './result'
import { type Stage, Stages } from './stages'
import { Unreadable } from './unreadable'
import type { ImportView } from './upload'
import { Uploading } from './uploading'
import { words } from './words'
import { Working } from './working'

/**
 * B3: template → file → columns → check → preview → run → result. The file that is looked at stands in the address, so a
 * clerk who was called away goes on where she was; nothing is written before she confirms.
 */
export default function ImportPage() {
  const { i: importId } = useRouter().params
  const show = (next?: string) => goInstead('brand/import', { i: next })
  return (
    <BrandFrame at='import'>
      <DeskPage title={words.title}>
        {importId === undefined ? (
          <View className={css.page}>
            <Stages at='file' />
            <ChooseFile onOpen={show} />
          </View>
        ) : (
          <OneImport importId={importId} onAnother={() => show()} />
        )}
      </DeskPage>
    </BrandFrame>
  )
}

/** The server works in the background: as long as it does, the page looks again every second. */
const WORKING: ReadonlySet<ImportView['state']> = new Set(['checking', 'running', 'undoing'])
const LOOK_MS = 1_000

interface OneProps {
  readonly importId: string
  readonly onAnother: () => void
}

function OneImport({ importId, onAnother }: OneProps) {
  const [works, setWorks] = useState(false)
  const asked = useAsk<typeof importOne>('brand/catalogue.import', { importId }, works ? { pollMs: LOOK_MS } : {})
  const isWorking = asked.data !== null && WORKING.has(asked.data.state)
  useEffect(() => setWorks(isWorking), [isWorking])
  return (
    <Screen ask={asked} skeleton='list'>
      {(view) => (
        <View className={css.page}>
          <Inside view={view} asked={asked} onAnother={onAnother} />
        </View>
      )}
    </Screen>
  )
}

interface InsideProps {
  readonly view: ImportView
  readonly asked: Asked<ImportView>
  readonly onAnother: () => void
}

/** Each state of a file is one view. */
function Inside({ view, asked, onAnother }: InsideProps) {
  const { again } = asked
  const [settled, setSettled] = useState(false)
  const onRead = async (chosen: boolean) => {
    setSettled(chosen)
    await again()
  }

  if (view.state === 'checked')
    return <Checked key={waysOfReading(view)} view={view} settled={settled} onRead={onRead} onDone={again} />
  const at = STAGE_OF[view.state]
  return (
    <>
      <Stages at={at} />
      {view.state === 'uploading' ? (
        <Uploading view={view} file={heldFile(view.id)} onDone={again} onAnother={onAnother} />
      ) : view.state === 'unreadable' ? (
        <Unreadable view={view} onRead={onRead} onAnother={onAnother} />
      ) : WORKING.has(view.state) ? (
        <Working view={view} onDone={again} />
      ) : (
        <ImportResult view={view} onDone={again} onAnother={onAnother} />
      )}
    </>
  )
}

/** A file that was read anew is looked at anew: what stands in it means something else now. */
const waysOfReading = ({ reading }: ImportView): string => JSON.stringify({ ...reading, firstRows: [] })

const STAGE_OF: Readonly<Record<Exclude<ImportView['state'], 'checked'>, Stage>> = {
  uploading: 'file',
  unreadable: 'columns',
  checking: 'check',
  running: 'run',
  undoing: 'result',
  done: 'result',
  cancelled: 'result',
  undone: 'result',
}
