import { Text, View } from '@tarojs/components'
import { yuan } from '@/kernel/money'
import { FINDINGS } from '@/review/words'
import { Icon } from '@/ui'
import { words } from '../words'
import type { Finding } from './case'
import css from './findings.module.css'

/** What machines found, the blocking ones in front as the server sorts them. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return <Text className={css.none}>{words.findingsNone}</Text>
  return (
    <View className={css.list} ariaRole='list' ariaLabel={words.findings}>
      {findings.map((finding) => (
        <View key={finding.code} className={`${css.finding} ${css[finding.weight]}`} ariaRole='listitem'>
          <Icon name={finding.weight === 'block' ? 'alert' : 'info'} size={18} />
          <View className={css.facts}>
            <Text className={css.what}>{FINDINGS[finding.code] ?? finding.code}</Text>
            {sayFacts(finding) !== '' && <Text className={css.fact}>{sayFacts(finding)}</Text>}
          </View>
          <Text className={css.weight}>{words.weight[finding.weight]}</Text>
        </View>
      ))}
    </View>
  )
}

/** The evidence in words; facts of a kind this page does not know are left out rather than shown raw. */
function sayFacts({ facts = {} }: Finding): string {
  const said: string[] = []
  if (typeof facts.words === 'string') said.push(words.fact.words(facts.words))
  if (typeof facts.listPriceFen === 'number' && typeof facts.priceFen === 'number') {
    said.push(words.fact.prices(yuan(facts.listPriceFen), yuan(facts.priceFen)))
  }
  if (typeof facts.quota === 'number') said.push(words.fact.quota(facts.quota))
  if (facts.label !== undefined) said.push(words.fact.label(String(facts.label)))
  return said.join(' · ')
}
