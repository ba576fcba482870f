import { createClosedPeople } from './closed-people'

/** A list that answers when told to, and a clock that a test moves. */
function slow() {
  const looks: { answer: (ids: string[]) => void; fail: () => void }[] = []
  const look = () =>
    new Promise<ReadonlySet<string>>((resolve, reject) =>
      looks.push({ answer: (ids) => resolve(new Set(ids)), fail: () => reject(new Error('away')) }),
    )
  let at = 0
  const closed = createClosedPeople(look, () => at)
  return { looks, closed, pass: (ms: number) => (at += ms) }
}
const turn = () => new Promise((resolve) => setImmediate(resolve))

async function known(ids: string[]) {
  const stage = slow()
  const first = stage.closed.has('lin')
  stage.looks[0]!.answer(ids)
  return { ...stage, first: await first }
}

test('the first request waits for the list, those beside it wait for the same one', async () => {
  const { closed, looks } = slow()
  const asked = Promise.all(['lin', 'bo'].map((one) => closed.has(one)))
  looks[0]!.answer(['bo'])
  expect([await asked, looks.length]).toEqual([[false, true], 1])
})

test('within half a second nobody looks again', async () => {
  const { closed, looks, pass } = await known(['bo'])
  pass(400)
  expect([await closed.has('bo'), looks.length]).toEqual([true, 1])
})

test('after that one look for all is sent, and nobody waits for it', async () => {
  const { closed, looks, pass } = await known([])
  pass(700)
  expect(await Promise.all([closed.has('lin'), closed.has('bo')])).toEqual([false, false])
  expect(looks).toHaveLength(2)
  looks[1]!.answer(['lin'])
  await turn()
  expect(await closed.has('lin')).toBe(true)
})

test('a list that nobody asked for in a long time is not trusted', async () => {
  const { closed, looks, pass } = await known([])
  pass(2_100)
  const asked = closed.has('lin')
  looks[1]!.answer(['lin'])
  expect(await asked).toBe(true)
})

test('a look that failed is sent again; without any list the request fails', async () => {
  const { closed, looks, pass } = await known(['lin'])
  pass(700)
  expect(await closed.has('lin')).toBe(true)
  looks[1]!.fail()
  await turn()
  pass(2_000)
  const asked = closed.has('lin')
  looks[2]!.fail()
  await expect(asked).rejects.toThrow('away')
})
