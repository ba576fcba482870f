import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { send } from '@/app/call'
import { goInstead } from '@/app/routes'
import { useAction } from '@/app/state/action'
import { usePages } from '@/app/state/pages'
import type { undoImport, undoKept } from '@/catalogue/import-contract'
import { Button, Card, Cell, Icon, Notice, Problem } from '@/ui'
import { figure } from '@/ui/figure'
import { dayTime } from '@/ui/when'
import { AskSheet } from '../ask-sheet'
import { handOverFailed } from './failed'
import { Pictures } from './pictures'
import css from './result.module.css'
import type { ImportView } from './upload'
import { words } from './words'

interface Props {
  readonly view: ImportView
  readonly onDone: () => Promise<void>
  readonly onAnother: () => void
}

type Outcome = keyof typeof words.result.outcome
const OUTCOMES = Object.keys(words.result.outcome) as Outcome[]

/** What became of every line, the way back, and the next step. */
export function ImportResult({ view, onDone, onAnother }: Props) {
  const { outcome, pictures } = view
  const withPictures = Object.values(pictures).some((n) => n > 0)
  return (
    <>
      <Card>
        <View className={css.result} ariaRole='status'>
          <View className={`${css.mark} ${view.state === 'done' ? css.good : ''}`}>
            <Icon name={view.state === 'done' ? 'check' : view.state === 'undone' ? 'replay' : 'cross'} size={40} />
          </View>
          <Text className={css.title}>{titleOf(view)}</Text>
          <Text className={css.name}>{view.fileName}</Text>
          {view.undo && <Text className={css.text}>{words.result.undid(view.undo.undone, view.undo.kept)}</Text>}
        </View>
        {outcome && (
          <View className={css.outcomes}>
            {OUTCOMES.map((one) => (
              <View key={one} className={`${css.outcome} ${css[one]}`}>
                <Text className={css.number}>{figure(outcome[one])}</Text>
                <Text className={css.label}>{words.result.outcome[one]}</Text>
              </View>
            ))}
          </View>
        )}
        {outcome && <Text className={css.sum}>{words.result.sum(figure(sumOf(outcome)))}</Text>}
        {outcome && outcome.failed > 0 && <Failed view={view} />}
        {view.swept && outcome === null && <Notice>{words.result.waitedTooLong}</Notice>}
        {isUndoOver(view) && <Notice>{words.result.undoOver}</Notice>}
        <View className={css.next}>
          <Button weight='plain' onTap={onAnother}>
            {words.result.another}
          </Button>
          <Button weight='main' onTap={() => goInstead('brand/catalogue')}>
            {words.result.catalogue}
          </Button>
        </View>
      </Card>
      {view.undo && view.undo.kept > 0 && <Kept importId={view.id} />}
      {withPictures && view.state !== 'undone' && <Pictures view={view} />}
      {view.undoUntil && <Undo view={view} until={view.undoUntil} onDone={onDone} />}
    </>
  )
}

function titleOf({ state, outcome }: ImportView): string {
  if (state === 'undone') return words.result.undone
  if (state === 'done') return words.result.done
  return outcome && outcome.created + outcome.changed > 0 ? words.result.stopped : words.result.stoppedEmpty
}

/** It wrote something, and the time to take it back is over. */
const isUndoOver = ({ state, outcome, undoUntil }: ImportView): boolean =>
  state !== 'undone' && outcome !== null && outcome.created + outcome.changed > 0 && undoUntil === null

const sumOf = (outcome: NonNullable<ImportView['outcome']>): number =>
  OUTCOMES.reduce((sum, one) => sum + outcome[one], 0)

function Failed({ view }: { readonly view: ImportView }) {
  const [copied, setCopied] = useState(false)
  const download = useAction(async () => setCopied((await handOverFailed(view.id)) === 'clipboard'))
  if (view.swept) return <Notice>{words.result.failedGone}</Notice>
  return (
    <View className={css.lines}>
      <Notice tone='wait'>
        {copied ? words.result.copied : words.result.failedNote(dayTime(view.linesUntil ?? ''))}
      </Notice>
      {download.error && <Problem error={download.error} />}
      <View className={css.download}>
        <Button weight='plain' size='s' busy={download.busy} onTap={() => download.run()}>
          {words.result.download}
        </Button>
      </View>
    </View>
  )
}

interface UndoProps {
  readonly view: ImportView
  readonly until: string
  readonly onDone: () => Promise<void>
}

function Undo({ view, until, onDone }: UndoProps) {
  const [asks, setAsks] = useState(false)
  const undo = useAction(async (key: string) => {
    await send<typeof undoImport>('brand/catalogue.undoImport', { importId: view.id }, { key })
    setAsks(false)
    await onDone()
  })
  return (
    <Card>
      <View className={css.undo}>
        <Text className={css.text}>{words.result.undoUntil(dayTime(until))}</Text>
        <Button fit weight='plain' size='s' onTap={() => setAsks(true)}>
          {words.result.undo}
        </Button>
      </View>
      {asks && (
        <AskSheet
          title={words.result.undoSure}
          yes={words.result.undoYes}
          no={words.result.undoNo}
          danger
          acting={undo}
          onClose={() => setAsks(false)}
        >
          <Text>{words.result.undoText}</Text>
        </AskSheet>
      )}
    </Card>
  )
}

/** Products that an undo left alone, each with its reason. */
function Kept({ importId }: { readonly importId: string }) {
  const asked = usePages<typeof undoKept>('brand/catalogue.undoKept', { importId })
  return (
    <Card>
      {asked.error && !asked.data && <Problem error={asked.error} onRetry={asked.again} />}
      {asked.items.map(({ productId, title, handle, reason }) => (
        <Cell key={productId} title={title || handle} note={words.result.kept[reason] ?? reason} />
      ))}
      {asked.more && (
        <Button weight='quiet' busy={asked.fetching} onTap={asked.more}>
          {words.preview.more}
        </Button>
      )}
    </Card>
  )
}
