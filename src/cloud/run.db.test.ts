import { z } from 'zod'
import { command } from '@/kernel/contract'
import { refuse } from '@/kernel/result'
import { type CommandService, send } from '@/kernel/service'
import { type FreshDatabase, freshDatabase } from '@/testing/db'
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

test('the same key in two processes at one moment: one works, the other one finds its answer', async () => {
  const twins = await Promise.allSettled([1, 2].map(() => runCommands(house(), [call('kettle', 'k7')])))
  const answers = await Promise.all(
    twins.map((t) => (t.status === 'fulfilled' ? t.value : runCommands(house(), [call('kettle', 'k7')]))),
  )
  expect(answers).toEqual([[{ output: 6 }], [{ output: 6 }]])
  expect(await db.sql`select 1 from jotting where word = 'kettle'`).toHaveLength(1)
})
