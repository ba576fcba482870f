import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '@/cloud/postgres/connect'
import { startPostgres } from '@/cloud/postgres/launcher'
import { migrate } from '@/cloud/postgres/migrate'
import { checkInvariants } from '../invariants/check'
import { buildApi, type Wrong } from './build'
import { type ImportKills, killImports } from './imports'
import { openPlace } from './place'

jest.setTimeout(300_000)

const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000)

type Size = Omit<ImportKills, 'seed'>

async function troubleWith(name: string, size: Size, wrongs: readonly Wrong[] = []): Promise<string[]> {
  const dataDir = mkdtempSync(join(tmpdir(), `yuantuan-import-${name}-`))
  chmodSync(dataDir, 0o755)
  const server = await startPostgres({ dataDir, say: () => undefined })
  const sql = connect(server.url, { max: 4 })
  await migrate(sql, { now: Date.UTC(2026, 0, 1) })
  const place = await openPlace(await buildApi(`import-${name}`, wrongs), { sql, url: server.url })
  try {
    const wrong = await killImports(place, { ...size, seed: SEED })
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

test(`five kills in the middle of checks and runs: the goods are those of a calm day (seed ${SEED})`, async () => {
  expect(await troubleWith('whole', { rows: 6_000, kills: { checking: 2, running: 3 } })).toEqual([])
})

test(`the test can tell a build that begins again from the front (seed ${SEED})`, async () => {
  const forgetful = [
    {
      file: 'catalogue/import-work-store.ts',
      from: 'lease_rows = rows_done',
      to: "lease_rows = rows_done, rows_done = 0, after_handle = '', after_line = 0",
    },
  ]
  const trouble = await troubleWith('forgetful', { rows: 4_000, kills: { checking: 0, running: 2 } }, forgetful)
  expect(trouble.join()).toContain('outcome differ')
})
