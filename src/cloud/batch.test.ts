import { createBatcher } from './batch'

/** A run that answers when told to, so that a test decides what waits behind what. */
function slow() {
  const runs: { commands: readonly number[]; answer: () => void }[] = []
  const run = (commands: readonly number[]) =>
    new Promise<number[]>((resolve) => runs.push({ commands, answer: () => resolve(commands.map((c) => c * 10)) }))
  return { runs, run }
}
const TWO = { inFlight: 2, most: 256, placeOf: () => null }
const turn = () => new Promise((resolve) => setImmediate(resolve))

test('an idle server answers a single command at once, as a batch of one', async () => {
  const batcher = createBatcher(async (list: readonly number[]) => list.map((n) => n + 1), TWO)
  expect(await batcher.submit(1)).toBe(2)
  expect(batcher.sizes).toEqual({ batches: 1, commands: 1, largest: 1 })
})

test('while two batches are under way everybody else gathers in the next one', async () => {
  const { runs, run } = slow()
  const batcher = createBatcher(run, TWO)
  const answers = [batcher.submit(1)]
  await turn()
  answers.push(batcher.submit(2))
  await turn()
  for (const n of [3, 4, 5]) answers.push(batcher.submit(n))
  await turn()
  expect(runs.map((r) => r.commands)).toEqual([[1], [2]])
  expect(batcher.waiting()).toBe(3)
  runs[0]!.answer()
  await turn()
  expect(runs[2]!.commands).toEqual([3, 4, 5])
  for (const r of runs) r.answer()
  expect(await Promise.all(answers)).toEqual([10, 20, 30, 40, 50])
})

test('who would wait at the place of a batch under way lets the others go first, and goes when nobody else is there', async () => {
  const { runs, run } = slow()
  const batcher = createBatcher(run, { ...TWO, placeOf: (n) => (n < 10 ? 'tea' : 'cups') })
  const answers = [batcher.submit(1)]
  await turn()
  for (const n of [2, 11, 3, 12]) answers.push(batcher.submit(n))
  await turn()
  expect(runs.map((r) => r.commands)).toEqual([[1], [11, 12]])
  runs[1]!.answer()
  await turn()
  expect(runs[2]!.commands).toEqual([2, 3])
  for (const r of runs) r.answer()
  await Promise.all(answers)
})

test('the next batch leaves before the answers of the last one go out', async () => {
  const order: string[] = []
  const run = async (list: readonly number[]) => {
    order.push(`run ${list.join()}`)
    await turn()
    return [...list]
  }
  const batcher = createBatcher(run, { ...TWO, inFlight: 1 })
  const first = batcher.submit(1).then(() => order.push('answer 1'))
  await turn()
  await Promise.all([first, batcher.submit(2)])
  expect(order).toEqual(['run 1', 'run 2', 'answer 1'])
})

test('a batch never grows beyond its limit', async () => {
  const sizes: number[] = []
  const run = async (list: readonly number[]) => {
    sizes.push(list.length)
    return [...list]
  }
  const batcher = createBatcher(run, { ...TWO, inFlight: 1, most: 4 })
  await Promise.all(Array.from({ length: 10 }, (_, n) => batcher.submit(n)))
  expect(sizes).toEqual([4, 4, 2])
})

test('a fault is heard by the guilty command alone; the others are tried again and get their answers', async () => {
  const tried: number[][] = []
  const run = async (list: readonly number[]) => {
    tried.push([...list])
    if (list.includes(13)) throw new Error('unlucky')
    return [...list]
  }
  const batcher = createBatcher(run, TWO)
  const answers = await Promise.allSettled([1, 13, 3].map((n) => batcher.submit(n)))
  expect(answers.map((a) => a.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(tried).toEqual([[1, 13, 3], [1], [13], [3]])
})
