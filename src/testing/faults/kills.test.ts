import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '@/cloud/postgres/connect'
import { startPostgres } from '@/cloud/postgres/launcher'
import { migrate } from '@/cloud/postgres/migrate'
import { checkInvariants } from '../invariants/check'
import { buildApi, type Wrong } from './build'
import { type KillSize, killUnderLoad } from './kills'
import { openPlace } from './place'

// Longer than the patience of what waits inside, whose own words tell more.
jest.setTimeout(180_000)

/** On a server that writes to the disk as in earnest: what it acknowledged must be there. */
async function lossesOf(name: string, size: KillSize, wrongs: readonly Wrong[] = []): Promise<string[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yuantuan-kill-'))
  chmodSync(dataDir, 0o755)
  const server = await startPostgres({ dataDir, say: () => undefined })
  const sql = connect(server.url, { max: 4 })
  await migrate(sql, { now: Date.UTC(2026, 0, 1) })
  const place = await openPlace(await buildApi(name, wrongs), { sql, url: server.url })
  try {
    const wrong = await killUnderLoad(place, size)
    const broken = await checkInvariants(sql)
    return [...wrong, ...broken.map(({ law, count }) => `${law}: ${count}`)]
  } finally {
    await place.stop()
    await sql.end()
    await server.stop()
    rmSync(server.home, { recursive: true, force: true })
    rmSync(dataDir, { recursive: true, force: true })
  }
}

test('twenty kills under load: no acknowledged order is lost, none is made twice', async () => {
  expect(await lossesOf('whole', { kills: 20, apart: 20 })).toEqual([])
})

/** The answer leaves a moment after the commit, so that many a kill falls between the two. */
const LATE_ANSWERS: readonly Wrong[] = [
  {
    file: 'cloud/open-house.ts',
    from: 'listener()\n      return answer',
    to: 'listener()\n      await new Promise((later) => setTimeout(later, 100))\n      return answer',
  },
]

test('a kill between the commit and the answer: who asks again gets the order that is there', async () => {
  expect(await lossesOf('late-answers', { kills: 5, apart: 20 }, LATE_ANSWERS)).toEqual([])
})

describe('the test can tell', () => {
  test('a build that answers before it has committed', async () => {
    const hasty = [
      {
        file: 'cloud/run.ts',
        from: 'async function runOnce(running: Running, calls: readonly Call[]): Promise<Answer[]> {',
        to: `const runOnce = (running: Running, calls: readonly Call[]) =>
          new Promise<Answer[]>((resolve, reject) => { inOwnTime(running, calls, resolve).then(resolve, reject) })
        async function inOwnTime(running: Running, calls: readonly Call[], early: (answers: Answer[]) => void): Promise<Answer[]> {`,
      },
      {
        file: 'cloud/run.ts',
        from: 'return fresh',
        to: `early(calls.map((call) => answers.get(call) ?? twinsAnswer(call, fresh, answers)))
          await new Promise((later) => setTimeout(later, 100))
          return fresh`,
      },
    ]
    expect(await lossesOf('hasty', { kills: 5, apart: 20 }, hasty)).not.toEqual([])
  })

  test('a build that makes every order anew', async () => {
    const forgetful = [
      { file: 'cloud/run.ts', from: 'if (keyed.length === 0) return', to: 'return' },
      {
        file: 'cloud/idempotency-store.ts',
        from: 'order by caller, key`',
        to: 'order by caller, key on conflict do nothing`',
      },
      {
        file: 'campaigns/group-buy/places.ts',
        from: 'if (facts.unpaid) return',
        to: 'if (facts.unpaid && !facts) return',
      },
      {
        file: 'campaigns/group-buy/places.ts',
        from: 'if (facts.unitsOfPerson + units <= limit) return null',
        to: 'return null',
      },
    ]
    expect(await lossesOf('anew', { kills: 5, apart: 20 }, [...LATE_ANSWERS, ...forgetful])).not.toEqual([])
  })
})
