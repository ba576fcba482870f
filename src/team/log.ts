import type { InputOf, OutputOf } from '@/kernel/contract'
import { csvText } from '@/kernel/csv'
import { cursorOf, pageFrom, placeOf } from '@/kernel/cursor'
import { type Id, isId, newId } from '@/kernel/id'
import type { RefusalCode } from '@/kernel/refusals'
import { refuse } from '@/kernel/result'
import type { CommandService, Context, QueryService } from '@/kernel/service'
import { fromIso, iso } from '@/kernel/time'
import { refusalSentence } from '@/kernel/words'
import type * as contract from './contract'
import * as store from './log-store'
import { chinaTime, dayOf, FILE_LASTS, FILE_MOST, factsOf } from './rules'
import { DEEDS, saidOf, words } from './words'

const PAGE = 50
const PEOPLE_MOST = 100

type Log = OutputOf<typeof contract.log>
type Entry = Log['items'][number]
type Filters = Pick<InputOf<typeof contract.log>, 'personId' | 'area' | 'day' | 'outcome'>

export const log: QueryService<InputOf<typeof contract.log>, Log> = async (context, { input, by: { brandId } }) => {
  const { sql, now } = context
  const place = { after: placeOf(input.cursor), most: PAGE + 1 }
  const [found, people] = await Promise.all([
    store.logOf(sql, { brandId, ...between(input), ...place }),
    store.everMembers(sql, brandId, PEOPLE_MOST),
  ])
  const page = pageFrom(found, PAGE, (last) => cursorOf(last.at, last.id))
  const items = await entriesOf(context, brandId, page.items)
  return { items, next: page.next, people, serverTime: iso(now) }
}

function between({ personId, area, day, outcome }: Filters) {
  return { personId, area, outcome, ...(day ? dayOf(day) : {}) }
}

/** What was asked in codes, and of the rest only what may be shown. */
async function entriesOf({ sql }: Context, brandId: Id, rows: readonly store.LogRow[]): Promise<Entry[]> {
  const ids = rows.map(({ input }) => String(input.memberId ?? '')).filter(isId)
  const names = ids.length > 0 ? await store.namesOfMembers(sql, brandId, ids) : new Map<Id, string>()
  return rows.map(({ id, at, role, call, input, outcome, personId, name, avatarUrl, keyName }) => ({
    id,
    at: iso(at),
    person: personId && name !== null ? { id: personId, name, avatarUrl: avatarUrl ?? '' } : null,
    by: role === 'open' ? 'key' : 'person',
    keyName,
    call,
    facts: factsOf({ ...input, name: names.get(String(input.memberId)) ?? input.name }, DEEDS[call]?.shows ?? []),
    reason: whyIn(input),
    outcome,
  }))
}

/** Some calls ask for a reason, some for a why. */
const whyIn = ({ reason, why }: store.LogRow['input']): string => {
  const said = reason ?? why
  return typeof said === 'string' ? said : ''
}

type Take = InputOf<typeof contract.takeLog>

/** The reason is on record before a line leaves the house. */
export const takeLog: CommandService<Take, OutputOf<typeof contract.takeLog>> = async ({ sql, now }, asked) => {
  const outcomes = []
  for (const { input, by } of asked) {
    const { reason, ...filters } = input
    const id = newId()
    await store.insertExport(sql, { brandId: by.brandId, id, by: by.personId, at: now, reason, filters })
    outcomes.push({ answer: { exportId: id } })
  }
  return outcomes
}

/** Written when it is asked for and kept nowhere. */
export const logFile: QueryService<InputOf<typeof contract.logFile>, OutputOf<typeof contract.logFile>> = async (
  context,
  { input, by: { brandId, personId } },
) => {
  const asked = await store.exportOf(context.sql, { brandId, id: input.exportId, by: personId })
  if (!asked || context.now - asked.at >= FILE_LASTS) return refuse('not-found')
  const filters = asked.filters as Filters
  const found = await store.logOf(context.sql, { brandId, ...between(filters), after: null, most: FILE_MOST + 1 })
  const entries = await entriesOf(context, brandId, found.slice(0, FILE_MOST))
  return {
    fileName: words.fileName(chinaTime(context.now).slice(0, 10)),
    csv: csvText([words.columns, ...entries.map(lineOf)]),
    entries: entries.length,
    complete: found.length <= FILE_MOST,
  }
}

const lineOf = ({ at, person, by, keyName, call, facts, reason, outcome }: Entry): string[] => [
  chinaTime(fromIso(at)),
  by === 'key' ? `${words.key} ${keyName ?? ''}`.trim() : (person?.name ?? words.gone),
  saidOf(call, facts),
  reason,
  outcome === 'done' ? words.done : refusalSentence(outcome as RefusalCode).what,
]
