import { createShelf } from './shelf'

test('however many ask at once, a picture is made once, and lies ready afterwards', async () => {
  const shelf = createShelf<string>({ keptMax: 5, atOnce: 1 })
  let made = 0
  const make = async () => `picture ${++made}`
  const got = await Promise.all([shelf.get('a', make), shelf.get('a', make), shelf.get('a', make)])
  expect([...got, await shelf.get('a', make)]).toEqual(Array(4).fill('picture 1'))
})

test('no more are made at a time than the machine can spare', async () => {
  const shelf = createShelf<number>({ keptMax: 50, atOnce: 2 })
  let [now, most] = [0, 0]
  const make = async () => {
    now += 1
    most = Math.max(most, now)
    await new Promise((next) => setImmediate(next))
    return now--
  }
  await Promise.all(Array.from({ length: 12 }, (_, n) => shelf.get(String(n), make)))
  expect(most).toBe(2)
})

test('the shelf is bounded: what nobody has asked for longest makes room', async () => {
  const shelf = createShelf<string>({ keptMax: 2, atOnce: 1 })
  const made: string[] = []
  const ask = (name: string) => shelf.get(name, async () => name + made.push(name))
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(name)
  expect(made).toEqual(['a', 'b', 'c', 'b'])
})

test('what could not be made is tried again, and holds nobody up', async () => {
  const shelf = createShelf<string>({ keptMax: 5, atOnce: 1 })
  expect(await shelf.get('a', async () => null)).toBeNull()
  await expect(shelf.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await shelf.get('a', async () => 'there')).toBe('there')
})
