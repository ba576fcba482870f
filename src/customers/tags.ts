import type { InputOf, OutputOf } from '@/kernel/contract'
import type { Id } from '@/kernel/id'
import { refuse } from '@/kernel/result'
import type { Asked, CommandService, Context, Outcome } from '@/kernel/service'
import type * as contract from './contract'
import { TAGS_MOST, tagProblem, tidy, withTag } from './rules'
import * as store from './tags-store'

type Label = InputOf<typeof contract.label>
type Labelled = OutputOf<typeof contract.label>

/** Tags go on and come off one by one, so that two phones of one owner do not undo each other. */
export const label: CommandService<Label, Labelled> = async (context, asked) => {
  const persons = await personsOf(context, asked)
  const pairs = persons.flatMap((personId, i) => (personId ? [{ shopId: asked[i]!.by.shopId, personId }] : []))
  const before = pairs.length > 0 ? await store.tagsOf(context.sql, pairs) : []
  const state = new Map<string, readonly string[]>(pairs.map((pair) => [nameOf(pair), []]))
  for (const row of before) state.set(nameOf(row), [...new Set([...state.get(nameOf(row))!, row.tag])])
  const outcomes = asked.map(({ input, by }, i): Outcome<Labelled> => {
    const personId = persons[i]
    if (!personId) return refuse('not-found')
    const tag = tidy(input.tag)
    const problem = input.on ? tagProblem(tag) : null
    if (problem) return refuse('bad-input', { field: 'tag', problem })
    const name = nameOf({ shopId: by.shopId, personId })
    const after = withTag(state.get(name)!, { tag, on: input.on })
    if (after === 'too-large') return refuse('too-large', { max: TAGS_MOST })
    state.set(name, after)
    return { answer: { tags: after.length } }
  })
  await save(context, before, state)
  return outcomes
}

const nameOf = ({ shopId, personId }: { shopId: Id; personId: Id }): string => `${shopId}/${personId}`

/** The person behind each request, locked against leaving, or null; then the shops, one owner's phone after the other. */
async function personsOf({ sql }: Context, asked: readonly Asked<Label>[]): Promise<(Id | null)[]> {
  const wanted = asked.flatMap(({ input, by }) =>
    by.shopId === '' ? [] : [{ shopId: by.shopId, customerId: input.customerId }],
  )
  const found = wanted.length > 0 ? await store.personsBehind(sql, wanted) : []
  const there = new Set((await store.lockPersons(sql, [...new Set(found.map((f) => f.personId))])).map(({ id }) => id))
  const open = new Set((await store.lockShops(sql, [...new Set(found.map((f) => f.shopId))])).map(({ id }) => id))
  const behind = new Map(found.map((f) => [`${f.shopId}/${f.customerId}`, f.personId]))
  return asked.map(({ input, by }) => {
    const personId = behind.get(`${by.shopId}/${input.customerId}`)
    return personId && there.has(personId) && open.has(by.shopId) ? personId : null
  })
}

async function save(
  { sql, now }: Context,
  before: readonly store.TagRow[],
  state: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const had = new Set(before.map((row) => `${nameOf(row)}/${row.tag}`))
  const gone = before.filter((row) => !state.get(nameOf(row))!.includes(row.tag))
  const wanted = [...state].flatMap(([name, tags]) => {
    const [shopId, personId] = name.split('/') as [Id, Id]
    return tags.filter((tag) => !had.has(`${name}/${tag}`)).map((tag) => ({ shopId, personId, tag }))
  })
  if (gone.length > 0) await store.removeTags(sql, gone)
  if (wanted.length > 0) await store.addTags(sql, wanted, now)
}
