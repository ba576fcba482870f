import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { ask } from '@/app/call'
import { handOver } from '@/app/hand-over'
import { useAction } from '@/app/state/action'
import { useAsk } from '@/app/state/ask'
import type { imports, importTemplate } from '@/catalogue/import-contract'
import type { OutputOf } from '@/kernel/contract'
import { Button, Card, Icon, Notice, Problem, Tag, Tap } from '@/ui'
import { dayTime } from '@/ui/when'
import { words } from '../words'
import css from './choose-file.module.css'
import { chooseFile } from './file'
import { whyUnreadable } from './problems'
import { untilStill, upload } from './upload'

type Facts = Readonly<Record<string, unknown>>

/** Template, file, and the files of before: a checked one waits where it was left. */
export function ChooseFile({ onChecked }: { onChecked: (importId: string) => void }) {
  const [checking, setChecking] = useState<string | null>(null)
  const [refused, setRefused] = useState<'tooLarge' | 'notCsv' | null>(null)
  const [unread, setUnread] = useState<Facts | null>(null)
  const choose = useAction(async (key: string) => {
    setRefused(null)
    setUnread(null)
    const file = await chooseFile()
    if (file === null) return
    if ('refused' in file) return setRefused(file.refused)
    setChecking(file.name)
    const checked = await upload(file, key)
      .then(untilStill)
      .finally(() => setChecking(null))
    if (checked.state === 'unreadable') setUnread(checked.unreadable)
    else onChecked(checked.id)
  })
  return (
    <View className={css.columns}>
      <Card>
        <Text className={css.lead}>{words.import.lead}</Text>
        <View className={css.drop}>
          <View className={css.sign}>
            <Icon name='upload' size={40} />
          </View>
          <View className={css.button}>
            <Button weight='main' busy={checking !== null} onTap={() => choose.run()}>
              {words.import.choose}
            </Button>
          </View>
          <Text className={css.note}>{checking ? words.import.checking(checking) : words.import.dropNote}</Text>
        </View>
        {refused && <Notice tone='bad'>{words.import[refused]}</Notice>}
        {unread && <Notice tone='bad'>{whyUnreadable(unread)}</Notice>}
        {choose.error && <Problem error={choose.error} />}
        <Template />
      </Card>
      <Recent onOpen={onChecked} />
    </View>
  )
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
        <Text className={css.note}>{copied ? words.import.templateCopied : words.import.templateNote}</Text>
      </View>
      <View className={css.templateButton}>
        <Button weight='plain' size='s' busy={fetch.busy} onTap={() => fetch.run()}>
          {words.import.template}
        </Button>
      </View>
    </View>
  )
}

type File = OutputOf<typeof imports>['items'][number]
const TONES = {
  uploading: 'quiet',
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
  const { data, error, again } = useAsk<typeof imports>('brand/catalogue.imports', {})
  return (
    <Card title={words.import.recent}>
      {error && !data && <Problem error={error} onRetry={again} />}
      {data?.items.length === 0 && <Text className={css.note}>{words.import.recentEmpty}</Text>}
      {data?.items.map((file) => (
        <RecentFile key={file.id} file={file} onOpen={() => onOpen(file.id)} />
      ))}
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
      <Tag tone={TONES[file.state]}>{words.import.state[file.state]}</Tag>
    </Tap>
  )
}
