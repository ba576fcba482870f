import { Text, View } from '@tarojs/components'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import { usePages } from '@/app/state/pages'
import type { confirmGuard, importRows } from '@/catalogue/import-contract'
import { yuan } from '@/kernel/money'
import { Button, Card, Problem, Skeleton } from '@/ui'
import { figure } from '@/ui/figure'
import css from './check.module.css'
import type { Row } from './row-card'
import { useSome } from './some'
import type { ImportView } from './upload'
import { words } from './words'

interface Props {
  readonly view: ImportView
  readonly onDone: () => Promise<void>
}

/** Prices that move far or fall below a running campaign's: each says by how much, and nothing happens without a yes. */
export function Guarded({ view, onDone }: Props) {
  const asked = usePages<typeof importRows>('brand/catalogue.importRows', { importId: view.id, change: 'waiting' })
  const some = useSome(asked)
  const yes = useAction(async (key: string, lines?: readonly number[]) => {
    const chosen = lines ? { lines: [...lines] } : {}
    await send<typeof confirmGuard>('brand/catalogue.confirmGuard', { importId: view.id, ...chosen }, { key })
    await Promise.all([asked.again(), onDone()])
  })
  const n = figure(view.counts.waiting)
  return (
    <Card title={words.check.waiting(n)}>
      <View className={css.lead}>
        <Text className={css.note}>{words.check.waitingNote}</Text>
        <Button fit weight='plain' size='s' busy={yes.busy} onTap={() => yes.run()}>
          {words.check.yesAll(n)}
        </Button>
      </View>
      {yes.error && <Problem error={yes.error} />}
      {asked.status === 'loading' && <Skeleton shape='list' />}
      {asked.error && !asked.data && <Problem error={asked.error} onRetry={asked.again} />}
      {some.items.map((row) => (
        <Guard key={row.line} row={row} busy={yes.busy} onYes={() => void yes.run([row.line])} />
      ))}
      {some.more && (
        <Button weight='quiet' busy={some.fetching} onTap={some.more}>
          {words.check.more}
        </Button>
      )}
    </Card>
  )
}

interface GuardProps {
  readonly row: Row
  readonly busy: boolean
  readonly onYes: () => void
}

function Guard({ row, busy, onYes }: GuardProps) {
  const facts = row.waits[0]?.facts ?? {}
  const [before, after] = [Number(facts.beforeFen), Number(facts.afterFen)]
  const campaign = row.waits.find(({ code }) => code === 'below-campaign')?.facts?.campaignFen
  return (
    <View className={css.guard}>
      <View className={css.guardText}>
        <View className={css.title}>{row.title || words.preview.noTitle}</View>
        <View className={css.sub}>
          {[words.check.line(row.line), row.options, row.skuCode].filter(Boolean).join(' · ')}
        </View>
        <View className={css.price}>
          <Text className={css.move}>{words.check.price(yuan(before), yuan(after))}</Text>
          <Text className={css.why}>{percentOf(before, after)}</Text>
        </View>
        {campaign !== undefined && <View className={css.why}>{words.check.below(yuan(Number(campaign)))}</View>}
      </View>
      <Button fit weight='plain' size='s' busy={busy} onTap={onYes}>
        {words.check.yes}
      </Button>
    </View>
  )
}

function percentOf(before: number, after: number): string {
  if (!before) return ''
  const percent = Math.round(((after - before) / before) * 100)
  return `${percent > 0 ? '+' : '−'}${Math.abs(percent)}%`
}
