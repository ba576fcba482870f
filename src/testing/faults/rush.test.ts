import { type FreshDatabase, freshDatabase } from '../db'
import { checkInvariants } from '../invariants/check'
import { buildApi, type Wrong } from './build'
import { openPlace, type Place } from './place'
import { type RushSize, rush } from './rush'

// Longer than the patience of what waits inside, whose own words tell more.
jest.setTimeout(180_000)

const SMALL: RushSize = { people: 2_000, repeats: 200, units: 400 }

/** What goes wrong when so many people meet this build: nothing, if it is the product. */
async function troubleWith(name: string, size: RushSize, wrongs: readonly Wrong[] = []): Promise<string[]> {
  const database: FreshDatabase = await freshDatabase()
  const place: Place = await openPlace(await buildApi(name, wrongs), database)
  try {
    const wrong = await rush(place, size)
    const broken = await checkInvariants(database.sql)
    return [...wrong, ...broken.map(({ law, count }) => `${law}: ${count}`)]
  } catch (fault) {
    return [String(fault)]
  } finally {
    await place.stop()
    await database.drop()
  }
}

test('10,000 people and 1,000 repeats on 1,000 units: exactly 1,000 sold, every law holds, repeats get their first answer', async () => {
  expect(await troubleWith('whole', { people: 10_000, repeats: 1_000, units: 1_000 })).toEqual([])
})

describe('the test can tell', () => {
  test('a build whose campaigns are not locked', async () => {
    const lockless = { file: 'campaigns/store.ts', from: 'order by id for no key update`', to: 'order by id`' }
    // Small batches, eight at once, and a pause between reading and writing: that they meet is no matter of luck.
    const crowded = { file: 'cloud/open-house.ts', from: '{ inFlight: 3, most: 256 }', to: '{ inFlight: 8, most: 16 }' }
    const slow = {
      file: 'campaigns/service.ts',
      from: 'await save(context, world)',
      to: 'await new Promise((later) => setTimeout(later, 50))\n  await save(context, world)',
    }
    expect(await troubleWith('without-locks', SMALL, [lockless, crowded, slow])).not.toEqual([])
  })

  test('a build that opens the orders of a batch only if its first command got a yes', async () => {
    const wrong = { file: 'campaigns/service.ts', from: 'i === carrier ? effects', to: 'i === 0 ? effects' }
    expect(await troubleWith('first-yes', SMALL, [wrong])).not.toEqual([])
  })

  test('a build that forgets the answers it gave', async () => {
    const wrong = { file: 'cloud/run.ts', from: 'if (keyed.length === 0) return', to: 'return' }
    expect(await troubleWith('forgetful', SMALL, [wrong])).not.toEqual([])
  })
})
