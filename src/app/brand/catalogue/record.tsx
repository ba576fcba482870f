import { View } from '@tarojs/components'
import { usePages } from '@/app/state/pages'
import type { changeSets } from '@/catalogue/bulk-contract'
import type { OutputOf } from '@/kernel/contract'
import { Button, Problem, Screen, Sheet, Tag, Word } from '@/ui'
import { dayTime } from '@/ui/when'
import css from './index.module.css'
import { useUndo } from './undo'
import { words } from './words'

type ChangeSet = OutputOf<typeof changeSets>['items'][number]

interface RecordProps {
  readonly onClose: () => void
  readonly onUndone: (changeSetId: string) => Promise<void>
}

/** What was changed together, by whom and why, newest first. */
export function Record({ onClose, onUndone }: RecordProps) {
  const asked = usePages<typeof changeSets>('brand/catalogue.changeSets', {})
  const undoing = useUndo((changeSetId) => Promise.all([asked.again(), onUndone(changeSetId)]))
  return (
    <Sheet open title={words.record} onClose={onClose}>
      {undoing.error && <Problem error={undoing.error} />}
      <Screen
        ask={asked}
        skeleton='list'
        empty={({ items }) => (items.length > 0 ? null : { icon: 'list', title: words.recordEmpty })}
      >
        {() => (
          <View>
            {asked.items.map((one) => (
              <Line key={one.id} one={one} onUndo={() => undoing.undo(one.id)} />
            ))}
            {asked.more && (
              <Button weight='plain' busy={asked.fetching} onTap={asked.more}>
                {words.more}
              </Button>
            )}
          </View>
        )}
      </Screen>
      {undoing.sheet}
    </Sheet>
  )
}

function Line({ one, onUndo }: { readonly one: ChangeSet; readonly onUndo: () => void }) {
  const { edit, counts, state, appliedAt, createdAt, by, reason, undoUntil } = one
  const what = `${words.fields[edit.field]} · ${words.recordLine(counts.products, counts.changes)}`
  return (
    <View className={css.record}>
      <View className={css.recordWords}>
        <View className={css.recordTitle}>{what}</View>
        <View className={css.sub}>{[dayTime(appliedAt ?? createdAt), by, reason].filter(Boolean).join(' · ')}</View>
      </View>
      {undoUntil ? (
        <Word label={words.undoOf(what)} onTap={onUndo}>
          {words.undo}
        </Word>
      ) : (
        <Tag>{words.recordState[state]}</Tag>
      )}
    </View>
  )
}
