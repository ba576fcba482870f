import { Text, View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { useAction } from '@/app/state/action'
import { Button, Card, Notice, Problem, Progress } from '@/ui'
import { type PickedFile, pickFile } from '../picked-file'
import { useCancel } from './cancel'
import { sizeText } from './size'
import { type ImportView, sendParts } from './upload'
import { words } from './words'
import css from './working.module.css'

interface Props {
  readonly view: ImportView
  readonly file: PickedFile | null
  readonly onDone: () => Promise<void>
  readonly onAnother: () => void
}

/** The file goes up part by part. Whoever comes back later picks the same file again and sends only what is missing. */
export function Uploading({ view, file, onDone, onAnother }: Props) {
  const [sent, setSent] = useState(0)
  const [other, setOther] = useState(false)
  const upload = useAction(async (_: string, picked: PickedFile) => {
    await sendParts(picked, view, setSent)
    await onDone()
  })
  const pick = useAction(async () => {
    const picked = file ?? (await pickFile())
    if (!picked) return
    const same = picked.name === view.fileName && picked.bytes === view.bytes
    setOther(!same)
    if (same) {
      await onDone()
      await upload.run(picked)
    }
  })
  const drop = useCancel(view.id, async () => onAnother())
  const begun = useRef(false)
  const { run } = upload
  useEffect(() => {
    if (!file || begun.current) return
    begun.current = true
    void run(file)
  }, [file, run])
  const stopped = !upload.busy && (!file || upload.error !== null)
  return (
    <Card>
      <View className={css.work}>
        <Text className={css.title}>{words.upload.title(view.fileName)}</Text>
        <Progress label={words.upload.title(view.fileName)} part={sent / view.bytes} tone={stopped ? 'bad' : 'tea'} />
        <Text className={css.figures}>{words.upload.sent(sizeText(sent), sizeText(view.bytes))}</Text>
        {upload.error && <Problem error={upload.error} />}
        {stopped && <Notice tone='wait'>{upload.error ? words.upload.broken : words.upload.same}</Notice>}
        {other && <Notice tone='bad'>{words.upload.other(view.fileName)}</Notice>}
        {drop.error && <Problem error={drop.error} />}
        {stopped && (
          <View className={css.buttons}>
            <Button weight='plain' busy={drop.busy} onTap={() => drop.run()}>
              {words.upload.drop}
            </Button>
            <Button busy={pick.busy} onTap={() => pick.run()}>
              {words.upload.goOn}
            </Button>
          </View>
        )}
      </View>
    </Card>
  )
}
