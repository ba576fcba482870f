import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePages } from '@/app/state/pages'
import type { versions } from '@/catalogue/goods-contract'
import type { OutputOf } from '@/kernel/contract'
import { Button, Card, Change, Screen, Tag, Word } from '@/ui'
import { dayTime } from '@/ui/when'
import { BackSheet } from './back-sheet'
import type { Detail } from './draft'
import css from './index.module.css'
import { words } from './words'

type Version = OutputOf<typeof versions>['items'][number]

interface VersionsProps {
  readonly now: Detail
  readonly onChanged: () => Promise<void>
}

/** What the product was, newest first: who changed what, when and why, and the way back. */
export function Versions({ now, onChanged }: VersionsProps) {
  const asked = usePages<typeof versions>('brand/catalogue.versions', { productId: now.id })
  const [back, setBack] = useState<number | null>(null)
  return (
    <Screen ask={asked} skeleton='list'>
      {() => (
        <View className={css.parts}>
          <View className={css.small}>{words.bought}</View>
          {asked.items.map((one) => (
            <OneVersion key={one.version} one={one} now={now} onBack={() => setBack(one.version)} />
          ))}
          {asked.more && (
            <Button weight='plain' busy={asked.fetching} onTap={asked.more}>
              {words.more}
            </Button>
          )}
          {back !== null && (
            <BackSheet
              productId={now.id}
              version={back}
              onClose={() => setBack(null)}
              onDone={() => {
                setBack(null)
                void Promise.all([onChanged(), asked.again()])
              }}
            />
          )}
        </View>
      )}
    </Screen>
  )
}

interface OneProps {
  readonly one: Version
  readonly now: Detail
  readonly onBack: () => void
}

function OneVersion({ one, now, onBack }: OneProps) {
  const { version, status, cells, at, by, source, reason } = one
  const isNow = version === now.version
  return (
    <Card
      title={words.versionTitle(version)}
      aside={
        <View className={css.aside}>
          <Tag tone={isNow ? 'good' : 'quiet'}>{isNow ? words.versionNow : words.states[status]}</Tag>
          {!isNow && (
            <Word label={words.goBackTitle(version)} onTap={onBack}>
              {words.goBack}
            </Word>
          )}
        </View>
      }
    >
      <View className={css.small}>
        {[dayTime(at), by || words.machine, words.source[source], reason].filter(Boolean).join(' · ')}
      </View>
      {cells.length === 0 && <View className={css.small}>{words.noCells}</View>}
      {version === 1 ? (
        <View className={css.small}>{words.first}</View>
      ) : (
        cells.map((cell) => <CellLine key={`${cell.field}/${cell.sku}`} cell={cell} />)
      )}
    </Card>
  )
}

function CellLine({ cell }: { readonly cell: Version['cells'][number] }) {
  const { field, sku, before, after } = cell
  return (
    <View className={css.cell}>
      <View className={css.cellField}>
        {words.field[field] ?? field}
        {sku ? ` · ${sku}` : ''}
      </View>
      <View className={css.cellValues}>
        <Change before={textOf(field, before)} after={textOf(field, after)} />
      </View>
    </View>
  )
}

function textOf(field: string, text: string): string {
  if (text === '') return words.nothing
  if (field === 'status') return words.states[text as keyof typeof words.states] ?? text
  return field === 'pictures' ? words.picturesOf(text.split('\n').length) : text
}
