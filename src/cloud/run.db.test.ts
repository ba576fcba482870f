import { z } from 'zod'
import { command } from '@/kernel/contract'
import { refuse } from '@/kernel/result'
import { type CommandService, send } from '@/kernel/service'
import { type FreshDatabase, freshDatabase } from '@/testing/db'
import { createBatcher } from './batch'
import { write } from './entry'
import { type Call, runCommands } from './run'

let db: FreshDatabase
beforeAll(async () => {
  db = await freshDatabase()
  await db.sql`create table jotting (word text primary key)`
})
afterAll(() => db.drop())

const contract = command('test.jot', {
  summary: 'Writes a word down once.',
  input: z.string(),
  output: z.number(),
  refusals: ['forbidden'],
})
const service: CommandService<string, number> = async (context, asked) => {
  for (const { input } of asked) {
    if (input !== 'no') await send(context, context.sql`insert into jotting values (${input})`)
  }
  return asked.map(({ input }) => (input === 'no' ? refuse('forbidden') : { answer: input.length }))
}
const entry = write(contract, service)
const by = { role: 'consumer', personId: 'p', visitorId: 'v', shopId: '', brandId: '' } as const
const call = (input: string, key: string): Call => ({
  entry,
  asked: { input, by },
  key: { caller: 'p', key, inputHash: input },
})
const house = () => ({ sql: db.sql, transactions: db.sql, now: () => 1_800_000_000_000 })

test('a repeat gets the first answer and nothing is done twice', async () => {
  expect(await runCommands(house(), [call('tea', 'k1')])).toEqual([{ output: 3 }])
  expect(await runCommands(house(), [call('tea', 'k1')])).toEqual([{ output: 3 }])
})

test('a repeat in the same batch is the same command', async () => {
  expect(await runCommands(house(), [call('cup', 'k2'), call('cup', 'k2')])).toEqual([{ output: 3 }, { output: 3 }])
})

test('another input under a known key is refused, in this batch and later', async () => {
  const [first, other] = await runCommands(house(), [call('pot', 'k3'), call('jar', 'k3')])
  expect([first, other]).toEqual([{ output: 3 }, { refused: 'key-reused' }])
  expect(await runCommands(house(), [call('jar', 'k3')])).toEqual([{ refused: 'key-reused' }])
})

test('a refusal is an answer too: its repeat is refused the same way', async () => {
  expect(await runCommands(house(), [call('no', 'k4')])).toEqual([{ refused: 'forbidden' }])
  expect(await runCommands(house(), [call('no', 'k4')])).toEqual([{ refused: 'forbidden' }])
})

test('a fault leaves neither the work nor the answer of anybody in the batch', async () => {
  await expect(runCommands(house(), [call('leaf', 'k5'), call('tea', 'k6')])).rejects.toThrow('jotting_pkey')
  expect(await db.sql`select 1 from jotting where word = 'leaf'`).toHaveLength(0)
  expect(await runCommands(house(), [call('leaf', 'k5')])).toEqual([{ output: 4 }])
})

describe('a twin elsewhere that is through between our look and our writing', () => {
  /** What happens in other processes while a command is at work here: one of them each time it is tried. */
  let meanwhile: (() => Promise<unknown>)[] = []
  let stock = 0
  afterEach(() => {
    meanwhile = []
    stock = 0
  })
  const note = command('test.note', {
    summary: 'Writes a word down as often as it is told.',
    input: z.string(),
    output: z.number(),
    refusals: ['forbidden', 'stock-short'],
  })
  const elsewhere = (input: string, key: string) => () =>
    runCommands(house(), [{ ...call(input, key), entry: write(note, notes) }])
  beforeAll(() => db.sql`create table noted (word text)`)

  const goods = [{ skuId: '01990000-0006-7000-8000-00000000ffff', units: 1 }]
  const short = { type: 'set-aside', brandId: goods[0]!.skuId, campaignId: goods[0]!.skuId, goods } as const
  const notes: CommandService<string, number> = async (context, asked) => {
    for (const { input } of asked) await send(context, context.sql`insert into noted values (${input})`)
    return asked.map(({ input }) => {
      if (input === 'no') return refuse('forbidden')
      return { answer: input.length, effects: input === 'short' && stock === 0 ? [short] : [] }
    })
  }
  const slowEntry = write(note, async (context, asked) => {
    await meanwhile.shift()?.()
    return notes(context, asked)
  })
  const slow = (input: string, key: string): Call => ({ ...call(input, key), entry: slowEntry })
  const timesNoted = async (word: string) => (await db.sql`select 1 from noted where word = ${word}`).length

  test.each([
    ['that was done', 'kettle', { output: 6 }],
    ['that was refused', 'no', { refused: 'forbidden' }],
    ['whose effect was refused', 'short', expect.objectContaining({ refused: 'stock-short' })],
  ])('alone, a command %s: the loser finds the answer of the winner', async (_, input, answer) => {
    meanwhile = [elsewhere(input, `alone-${input}`)]
    expect(await runCommands(house(), [slow(input, `alone-${input}`)])).toEqual([answer])
  })

  test('nothing of the loser is left', async () => {
    meanwhile = [elsewhere('cup', 'left')]
    await runCommands(house(), [slow('cup', 'left')])
    expect(await timesNoted('cup')).toBe(1)
  })

  test('in a batch, one after the other: everybody is answered, each is done once', async () => {
    const batcher = createBatcher((calls: readonly Call[]) => runCommands(house(), calls), {
      inFlight: 1,
      most: 9,
      placeOf: () => null,
    })
    meanwhile = ['one', 'three', 'fifteen'].map((word) => elsewhere(word, `batch-${word}`))
    const words = ['one', 'three', 'fifteen', 'no']
    const answers = await Promise.all(words.map((word) => batcher.submit(slow(word, `batch-${word}`))))
    expect(answers).toEqual([{ output: 3 }, { output: 5 }, { output: 7 }, { refused: 'forbidden' }])
    expect(await Promise.all(words.slice(0, 3).map(timesNoted))).toEqual([1, 1, 1])
    expect(batcher.sizes.batches).toBe(1)
  })

  test('who meets the rows of its twin before its answer finds it as well', async () => {
    const [answers, again] = await Promise.all([1, 2].map(() => runCommands(house(), [call('pan', 'rows')])))
    expect([answers, again]).toEqual([[{ output: 3 }], [{ output: 3 }]])
  })

  test('a refusal of an effect is kept like any other, though its work was taken back', async () => {
    const [first] = await runCommands(house(), [slow('short', 'kept')])
    stock = 1
    expect(await runCommands(house(), [slow('short', 'kept')])).toEqual([first])
    expect(first).toMatchObject({ refused: 'stock-short' })
    expect(await timesNoted('short')).toBe(0)
  })
})
