import { Text, View } from '@tarojs/components'
import type { z } from 'zod'
import { yuan } from '@/kernel/money'
import type { finding } from '@/review/contract'
import { FINDINGS } from '@/review/words'
import { Icon, told } from '@/ui'
import { day } from '@/ui/when'
import css from './case-findings.module.css'
import { words } from './case-words'

export type Finding = z.infer<typeof finding>

/** What machines found, the blocking ones in front as the server sorts them. */
export function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return <Text className={css.none}>{words.findingsNone}</Text>
  return (
    <View className={css.list} {...told({ role: 'list', label: words.findings })}>
      {findings.map((one) => (
        <View key={sayFinding(one)} className={`${css.finding} ${css[one.weight]}`} {...told({ role: 'listitem' })}>
          <Icon name={one.weight === 'block' ? 'alert' : 'info'} size={18} />
          <View className={css.facts}>
            <Text className={css.what}>{sayFinding(one)}</Text>
            {sayFacts(one) !== '' && <Text className={css.fact}>{sayFacts(one)}</Text>}
          </View>
          <Text className={css.weight}>{words.weight[one.weight]}</Text>
        </View>
      ))}
    </View>
  )
}

/** A finding in one line; a paper says which. */
export function sayFinding({ code, facts = {} }: Finding): string {
  const said = FINDINGS[code] ?? code
  return typeof facts.licence === 'string' && code !== 'category-mismatch'
    ? `${said}：${words.licence(facts.licence)}`
    : said
}

type Say = (facts: Readonly<Record<string, unknown>>) => readonly (string | false)[]

const money = (value: unknown): string => (typeof value === 'number' ? yuan(value) : '')

/** The evidence in words; facts of a kind this page does not know are left out rather than shown raw. */
const SAYINGS: readonly Say[] = [
  ({ label }) => [typeof label === 'string' && label !== '' && words.fact.label(label)],
  ({ words: found }) => [typeof found === 'string' && words.fact.words(found)],
  ({ listPriceFen, priceFen }) => [listPriceFen !== undefined && words.fact.list(money(listPriceFen), money(priceFen))],
  ({ comparedFen }) => [comparedFen !== undefined && words.fact.compared(money(comparedFen))],
  ({ costFen }) => [costFen !== undefined && words.fact.cost(money(costFen))],
  ({ priceFen, listPriceFen }) => [
    priceFen !== undefined && listPriceFen === undefined && words.fact.price(money(priceFen)),
  ],
  ({ missing }) => (Array.isArray(missing) ? missing.map((one) => words.fact.missing[String(one)] ?? '') : []),
  ({ quota }) => [typeof quota === 'number' && words.fact.quota(quota)],
  ({ validUntil }) => [typeof validUntil === 'number' && words.fact.until(day(new Date(validUntil - 1).toISOString()))],
  ({ category }) => [typeof category === 'string' && category !== '' && words.fact.category(category)],
  ({ label }) => [typeof label === 'number' && label > 0 && words.fact.code(String(label))],
  ({ more }) => [typeof more === 'number' && words.fact.more(more)],
]

const sayFacts = ({ facts = {} }: Finding): string =>
  SAYINGS.flatMap((say) => say(facts))
    .filter(Boolean)
    .join(' · ')
