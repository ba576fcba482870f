import fc from 'fast-check'
import { ERRAND_LASTS_MS, type Errand, type ErrandParts, type Errands, makeErrands } from './errands'

type Line = 'up' | 'down' | 'answer-lost'

/** A server that does a key's work once, behind a line that may be down or lose the answer on the way back. */
function setUp(build: (parts: ErrandParts) => Errands = makeErrands) {
  const done: string[] = []
  const keys = new Set<string>()
  const refused: string[] = []
  let stored: readonly Errand[] = []
  let line: Line = 'up'
  let now = 0
  const parts: ErrandParts = {
    hand: async ({ key, path }) => {
      await Promise.resolve()
      if (line === 'down') throw { code: 'offline' }
      if (path === 'refuse') throw { code: 'forbidden' }
      if (!keys.has(key)) done.push(path)
      keys.add(key)
      if (line === 'answer-lost') throw { code: 'offline' }
    },
    read: () => stored,
    write: (next) => {
      stored = next
    },
    now: () => now,
    refused: ({ path }) => refused.push(path),
  }
  let errands = build(parts)
  return {
    done,
    refused,
    waiting: () => stored.length,
    set: (next: Line) => {
      line = next
    },
    later: (ms: number) => {
      now += ms
    },
    /** The app is closed and opened: only what was written down is left. */
    restart: () => {
      errands = build(parts)
    },
    send: (path: string, key = path) => errands.send({ key, path, input: {}, at: now }),
    flush: () => errands.flush(),
  }
}

test('a command without a network waits, and is done once when the network is back', async () => {
  const phone = setUp()
  phone.set('down')
  expect(await phone.send('sign')).toBe('waiting')
  phone.restart()
  phone.set('up')
  await phone.flush()
  await phone.flush()
  expect(phone.done).toEqual(['sign'])
  expect(phone.waiting()).toBe(0)
})

test('an older command goes first, so that a newer choice is not overwritten by it', async () => {
  const phone = setUp()
  phone.set('down')
  await phone.send('first')
  phone.set('up')
  expect(await phone.send('second')).toBe('done')
  expect(phone.done).toEqual(['first', 'second'])
})

test('the network comes back in the middle of a press, and twice: each command is handed in once', async () => {
  const handed: string[] = []
  const counted = (parts: ErrandParts) =>
    makeErrands({
      ...parts,
      hand: (errand) => {
        handed.push(errand.key)
        return parts.hand(errand)
      },
    })
  const phone = setUp(counted)
  phone.set('down')
  await phone.send('first')
  phone.set('up')
  handed.length = 0
  await Promise.all([phone.flush(), phone.flush(), phone.send('second'), phone.flush()])
  expect(handed).toEqual(['first', 'second'])
})

test('a refusal reaches who pressed, and who pressed long ago is told', async () => {
  const phone = setUp()
  await expect(phone.send('refuse')).rejects.toEqual({ code: 'forbidden' })
  expect(phone.refused).toEqual([])
  phone.set('down')
  await phone.send('refuse')
  phone.set('up')
  await phone.flush()
  expect(phone.refused).toEqual(['refuse'])
  expect(phone.waiting()).toBe(0)
})

test('what waited longer than the server remembers keys is not sent any more, and somebody is told', async () => {
  const phone = setUp()
  phone.set('down')
  await phone.send('sign')
  phone.later(ERRAND_LASTS_MS + 1)
  phone.set('up')
  await phone.flush()
  expect(phone.done).toEqual([])
  expect(phone.refused).toEqual(['sign'])
})

type Move = { type: 'line'; line: Line } | { type: 'send' } | { type: 'flush' } | { type: 'restart' }
const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.oneof(
    fc.constantFrom<Line>('up', 'down', 'answer-lost').map((line): Move => ({ type: 'line', line })),
    fc.constant<Move>({ type: 'send' }),
    fc.constant<Move>({ type: 'flush' }),
    fc.constant<Move>({ type: 'restart' }),
  ),
  { maxLength: 24 },
)

/** Whatever the line did: in the end each command's work was done once, in the order it was asked. */
async function holdsFor(build?: (parts: ErrandParts) => Errands, seed = 20261122): Promise<void> {
  await fc.assert(
    fc.asyncProperty(moves, async (list) => {
      const phone = setUp(build)
      const asked: string[] = []
      const running: Promise<unknown>[] = []
      for (const move of list) {
        if (move.type === 'line') phone.set(move.line)
        if (move.type === 'restart') {
          await Promise.all(running)
          phone.restart()
        }
        if (move.type === 'flush') running.push(phone.flush())
        if (move.type === 'send') {
          asked.push(`command ${asked.length}`)
          running.push(phone.send(asked.at(-1)!))
        }
      }
      await Promise.all(running)
      phone.set('up')
      await phone.flush()
      expect(phone.done).toEqual(asked)
      expect(phone.waiting()).toBe(0)
    }),
    { seed, numRuns: 500 },
  )
}

test('whatever the line does, every command is done once and in order (seed 20261122)', () => holdsFor())

let made = 0
test.each<[string, (parts: ErrandParts) => Errands]>([
  [
    'takes a new key for each attempt',
    (parts) => makeErrands({ ...parts, hand: (errand) => parts.hand({ ...errand, key: `key ${made++}` }) }),
  ],
  ['forgets what reached nobody', (parts) => makeErrands({ ...parts, write: () => undefined })],
  [
    'takes silence for an answer',
    (parts) => makeErrands({ ...parts, hand: (e) => parts.hand(e).catch(() => undefined) }),
  ],
])('a phone that %s is found out', async (_, build) => {
  await expect(holdsFor(build)).rejects.toThrow()
})
