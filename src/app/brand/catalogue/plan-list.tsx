import { View } from '@tarojs/components'
import type { planBulk } from '@/catalogue/bulk-contract'
import type { OutputOf } from '@/kernel/contract'
import { Change, CheckMark, LongList, Notice, Tag, Tap, told } from '@/ui'
import css from './bulk.module.css'
import { words } from './words'

export type Plan = OutputOf<typeof planBulk>
type Cell = Plan['cells'][number]

interface PlanListProps {
  readonly plan: Plan
  readonly agreed: boolean
  readonly onAgree: (agreed: boolean) => void
}

/** Old → new of each cell, what stays and why, and what wants a yes. */
export function PlanList({ plan, agreed, onAgree }: PlanListProps) {
  const { counts, cells } = plan
  // What needs a look comes first.
  const weight = ({ problem, guards }: Cell) => (guards.length > 0 ? 0 : problem ? 1 : 2)
  const sorted = [...cells].sort((a, b) => weight(a) - weight(b))
  const nothing = cells.length === 0 ? words.planSame : words.planNothing
  return (
    <View className={css.plan}>
      <View className={css.planTitle} {...told({ role: 'heading' })}>
        {counts.changes > 0 ? words.plan(counts.products, counts.changes) : nothing}
      </View>
      {counts.reviews > 0 && <Notice tone='wait'>{words.planReviews(counts.reviews)}</Notice>}
      {counts.problems > 0 && <Notice tone='bad'>{words.planProblems(counts.problems)}</Notice>}
      {counts.guards > 0 && (
        <View className={css.guard}>
          <Notice tone='wait' icon='warning'>
            {words.planGuards(counts.guards)}
          </Notice>
          <Tap
            id='agree'
            role='checkbox'
            label={words.agree}
            checked={agreed}
            className={css.agree}
            onTap={() => onAgree(!agreed)}
          >
            <CheckMark on={agreed} />
            {words.agree}
          </Tap>
        </View>
      )}
      <LongList items={sorted} keyOf={keyOf} label={words.change} together={20} guess={64}>
        {(cell) => <Line cell={cell} />}
      </LongList>
    </View>
  )
}

const keyOf = ({ productId, skuId, after }: Cell) => `${productId}/${skuId ?? after}`

function Line({ cell }: { readonly cell: Cell }) {
  const { title, sku, before, after, problem, guards } = cell
  return (
    <View className={css.line}>
      <View className={css.lineWords}>
        <View className={css.lineTitle}>{title}</View>
        {sku && <View className={css.lineSub}>{sku}</View>}
        {problem && <Tag tone='bad'>{words.cellProblem[problem] ?? problem}</Tag>}
        {guards.map((guard) => (
          <Tag key={guard} tone='wait'>
            {words.guard[guard] ?? guard}
          </Tag>
        ))}
      </View>
      <View className={css.values}>
        <Change before={before} after={after} still={problem !== null} />
      </View>
    </View>
  )
}
