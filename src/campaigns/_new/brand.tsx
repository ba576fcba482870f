import { Text } from '@tarojs/components'
import { yuan } from '@/kernel/money'
import type { Problem } from '@/kernel/result'
import { Field } from '@/ui'
import type { BrandPanels } from '../panels'
import { check, terms as shape, type Terms } from './terms'
import { words as all } from './words'

const words = all.brand

export const brandPanels: BrandPanels = {
  Terms: TermsFields,
  Preview,
  name: words.name,
  purpose: words.purpose,
  usual: { unitsPerPerson: shape.unitsPerPerson.usual },
  // The studio keeps terms as plain data; the check itself refuses whatever is no whole number.
  check: (chosen, market) => check(chosen as unknown as Terms, market),
  sentence,
}

function TermsFields({ terms, problems, onChange }: Parameters<BrandPanels['Terms']>[0]) {
  const problem = problems.find((one) => one.field === 'terms.unitsPerPerson')
  return (
    <Field
      label={words.unitsPerPerson}
      type='number'
      value={String(terms.unitsPerPerson)}
      problem={problem && sentence(problem)}
      onChange={(value) => onChange({ ...terms, unitsPerPerson: Number(value) })}
    />
  )
}

function Preview({ offer }: Parameters<BrandPanels['Preview']>[0]) {
  const lowest = [...offer.goods].sort((a, b) => a.priceFen - b.priceFen)[0]
  return <Text>{lowest ? words.preview(yuan(lowest.priceFen), lowest.quota) : words.noGoods}</Text>
}

function sentence({ code }: Problem): string {
  return words.problems[code] ?? words.problemOther
}
