import { View } from '@tarojs/components'
import { useState } from 'react'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import type { label } from '@/customers/contract'
import { TAG_LONGEST, TAGS_MOST, tagProblem, tidy } from '@/customers/rules'
import { Button, Card, Chip, Field, Notice, Problem } from '@/ui'
import type { Customer } from '../customers/line'
import { words } from '../customers/words'
import css from './tags.module.css'

interface TagsProps {
  readonly customer: Customer
  /** What I call others. */
  readonly known: readonly string[]
  readonly again: () => Promise<void>
}

const SUGGESTED_MOST = 6

/** What I note down about somebody: one tap puts a word on, one takes it off. */
export function Tags({ customer: { id, tags }, known, again }: TagsProps) {
  const [typed, setTyped] = useState('')
  const changing = useAction(async (key, tag: string, on: boolean) => {
    await send<typeof label>('reseller/customers.tag', { customerId: id, tag, on }, { key })
    if (on && tidy(typed) === tag) setTyped('')
    await again()
  })
  const full = tags.length >= TAGS_MOST
  const wanted = tidy(typed)
  const problem = wanted === '' ? null : tagProblem(wanted)
  const suggested = [...new Set([...known, ...words.usual])].filter((tag) => !tags.includes(tag))
  return (
    <Card title={words.tags}>
      {tags.length === 0 && <View className={css.none}>{words.tagsNone}</View>}
      <View className={css.on}>
        {tags.map((tag) => (
          <Chip key={tag} on icon='cross' label={words.remove(tag)} onTap={() => changing.run(tag, false)}>
            {tag}
          </Chip>
        ))}
      </View>
      {full ? (
        <Notice>{words.full}</Notice>
      ) : (
        <>
          <View className={css.add}>
            <Field
              id='new-tag'
              label={words.newTag}
              hint={words.newTagHint}
              max={TAG_LONGEST * 2}
              value={typed}
              onChange={setTyped}
              {...(problem ? { problem: words.problem[problem] } : {})}
            />
            <Button
              id='add-tag'
              size='m'
              weight='plain'
              busy={changing.busy}
              disabled={wanted === '' || problem !== null}
              onTap={() => changing.run(wanted, true)}
            >
              {words.addIt}
            </Button>
          </View>
          <View className={css.label}>{words.suggested}</View>
          <View className={css.more}>
            {suggested.slice(0, SUGGESTED_MOST).map((tag) => (
              <Chip key={tag} icon='plus' label={words.add(tag)} onTap={() => changing.run(tag, true)}>
                {tag}
              </Chip>
            ))}
          </View>
        </>
      )}
      {changing.error && <Problem error={changing.error} />}
      <View className={css.note}>{words.tagsNote}</View>
    </Card>
  )
}
