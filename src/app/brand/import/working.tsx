import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Announce, Button, Card, Notice, Problem, Progress } from '@/ui'
import { figure } from '@/ui/figure'
import { AskSheet } from '../ask-sheet'
import { useCancel } from './cancel'
import type { ImportView } from './upload'
import { words } from './words'
import css from './working.module.css'

interface Props {
  readonly view: ImportView
  readonly onDone: () => Promise<void>
}

/** What the server is doing: rows done of rows, errors so far, time left. The page can be left. */
export function Working({ view, onDone }: Props) {
  const { progress, state } = view
  const phase = progress?.phase ?? (state === 'running' ? 'writing' : state === 'undoing' ? 'undoing' : 'reading')
  const rows = progress?.rows ?? null
  const done = progress?.rowsDone ?? 0
  return (
    <Card>
      <View className={css.work}>
        <Text className={css.title}>{words.work[phase]}</Text>
        <Text className={css.name}>{view.fileName}</Text>
        <Progress label={words.work[phase]} part={rows === null || rows === 0 ? null : done / rows} />
        <View className={css.line}>
          <Text className={css.figures}>
            {rows === null ? words.work.rowsOnly(figure(done)) : words.work.rows(figure(done), figure(rows))}
          </Text>
          {progress && phase !== 'reading' && phase !== 'undoing' && (
            <Text className={progress.errors > 0 ? css.bad : css.quiet}>
              {progress.errors > 0 ? words.work.errors(figure(progress.errors)) : words.work.noErrors}
            </Text>
          )}
          {progress?.secondsLeft !== null && progress?.secondsLeft !== undefined && (
            <Text className={css.quiet}>{words.work.seconds(progress.secondsLeft)}</Text>
          )}
        </View>
        <Announce text={words.work[phase]} />
        <Notice>{words.work.leave}</Notice>
        {state !== 'undoing' && <Stop view={view} onDone={onDone} />}
      </View>
    </Card>
  )
}

/** Stopping a check costs nothing; stopping a run says first what becomes of what is written. */
function Stop({ view, onDone }: Props) {
  const [asks, setAsks] = useState(false)
  const stop = useCancel(view.id, async () => {
    setAsks(false)
    await onDone()
  })
  return (
    <>
      {stop.error && !asks && <Problem error={stop.error} />}
      <View className={css.button}>
        <Button
          weight='plain'
          busy={stop.busy}
          onTap={() => (view.state === 'running' ? setAsks(true) : void stop.run())}
        >
          {words.work.stop}
        </Button>
      </View>
      {asks && (
        <AskSheet
          title={words.work.stopSure}
          yes={words.work.stop}
          no={words.work.goOn}
          danger
          acting={stop}
          onClose={() => setAsks(false)}
        >
          <Text>{view.mode === 'all-or-nothing' ? words.work.stopAll : words.work.stopGood}</Text>
        </AskSheet>
      )}
    </>
  )
}
