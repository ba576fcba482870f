import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { ask } from '@/app/call'
import { handOver } from '@/app/hand-over'
import { useAction } from '@/app/state/action'
import { usePages } from '@/app/state/pages'
import type { imports, importTemplate } from '@/catalogue/import-contract'
import type { OutputOf } from '@/kernel/contract'
import { Button, Card, Icon, Problem, Tag, Tap } from '@/ui'
import { dayTime } from '@/ui/when'
import { ofBrowser, type PickedFile, pickFile } from '../picked-file'
import css from './choose-file.module.css'
import { holdFile } from './held'
import { begin } from './upload'
import { words } from './words'

interface Props {
  readonly onOpen: (importId: string) => void
}

/** Template, file, and the files of before: each waits where it was left. */
export function ChooseFile({ onOpen }: Props) {
  const choose = useAction(async (key: string, dropped?: PickedFile) => {
    const file = dropped ?? (await pickFile())
    if (!file) return
    const { id } = await begin(file, key)
    holdFile(id, file)
    onOpen(id)
  })
  return (
    <View className={css.columns}>
      <Card>
        <Text className={css.lead}>{words.file.lead}</Text>
        <View className={css.drop} {...dropping((file) => void choose.run(file))}>
          <View className={css.sign}>
            <Icon name='upload' size={40} />
          </View>
          <View className={css.button}>
            <Button weight='main' busy={choose.busy} onTap={() => choose.run()}>
              {words.file.choose}
            </Button>
          </View>
          {process.env.TARO_ENV === 'h5' && <Text className={css.dropHint}>{words.file.drop}</Text>}
          <Text className={css.note}>{words.file.kinds}</Text>
        </View>
        {choose.error && <Problem error={choose.error} />}
        <Template />
      </Card>
      <Recent onOpen={onOpen} />
    </View>
  )
}

/** A desk has files lying about; a phone has none. */
function dropping(onFile: (file: PickedFile) => void): Record<string, unknown> {
  if (process.env.TARO_ENV !== 'h5') return {}
  return {
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      const file = event.dataTransfer?.files[0]
      if (file) onFile(ofBrowser(file))
    },
  }
}

function Template() {
  const [copied, setCopied] = useState(false)
  const fetch = useAction(async () => {
    const template = await ask<typeof importTemplate>('brand/catalogue.importTemplate', {})
    setCopied((await handOver({ name: template.fileName, type: 'text/csv', text: template.text })) === 'clipboard')
  })
  return (
    <View className={css.template}>
      <View className={css.templateText}>
        <Text className={css.note}>{copied ? words.file.templateCopied : words.file.templateNote}</Text>
        <View className={css.note}>{words.file.blank}</View>
      </View>
      <View className={css.templateButton}>
        <Button weight='plain' size='s' busy={fetch.busy} onTap={() => fetch.run()}>
          {words.file.template}
        </Button>
      </View>
    </View>
  )
}

type File = OutputOf<typeof imports>['items'][number]
const TONES = {
  uploading: 'wait',
  checking: 'wait',
  unreadable: 'bad',
  checked: 'wait',
  running: 'wait',
  done: 'good',
  cancelled: 'quiet',
  undoing: 'wait',
  undone: 'quiet',
} as const

function Recent({ onOpen }: { onOpen: (importId: string) => void }) {
  const asked = usePages<typeof imports>('brand/catalogue.imports', {})
  return (
    <Card title={words.file.recent}>
      {asked.error && !asked.data && <Problem error={asked.error} onRetry={asked.again} />}
      {asked.data && asked.items.length === 0 && <Text className={css.note}>{words.file.recentEmpty}</Text>}
      {asked.items.map((file) => (
        <RecentFile key={file.id} file={file} onOpen={() => onOpen(file.id)} />
      ))}
      {asked.more && (
        <Button weight='quiet' busy={asked.fetching} onTap={asked.more}>
          {words.file.more}
        </Button>
      )}
    </Card>
  )
}

function RecentFile({ file, onOpen }: { file: File; onOpen: () => void }) {
  return (
    <Tap className={css.file} onTap={onOpen}>
      <View className={css.fileText}>
        <Text className={css.fileName}>{file.fileName}</Text>
        <Text className={css.note}>{dayTime(file.createdAt)}</Text>
      </View>
      <Tag tone={TONES[file.state]}>{words.state[file.state]}</Tag>
    </Tap>
  )
}
