import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isHeld } from '../cloud/postgres/holder'
import { startPostgres } from '../cloud/postgres/launcher'

/** A server for tests: `url` goes to `freshDatabase` through TEST_DATABASE_URL; `stop` leaves nothing on the disk. */
export interface TestServer {
  url: string
  stop(): Promise<void>
}

// Only a test's data may be lost in a power cut: never give these to a server that people use.
const FORGETFUL = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '128MB' }

/** The server of TEST_DATABASE_URL, or an embedded one of this test run alone in a temporary folder. */
export const startTestServer = async (): Promise<TestServer> => {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { url: given, stop: async () => undefined }
  removeAbandoned()
  const dataDir = mkdtempSync(join(tmpdir(), PREFIX))
  // Started by root, the server runs as somebody else, who must be able to enter.
  chmodSync(dataDir, 0o755)
  const server = await startPostgres({ dataDir, settings: FORGETFUL, say: () => undefined })
  const stop = async () => {
    await server.stop()
    rmSync(server.home, { recursive: true })
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { url: server.url, stop }
}

const PREFIX = 'yuantuan-test-'
const ABANDONED_MS = 60_000

// A test run that was killed could not tidy up; its server has ended with it.
const removeAbandoned = (): void => {
  for (const name of readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name)
    if (isAbandoned(folder)) rmSync(folder, { recursive: true, force: true })
  }
}

// The minute protects a run that has made its folder and not yet taken it.
const isAbandoned = (folder: string): boolean => {
  const made = statSync(folder, { throwIfNoEntry: false })
  return (
    made !== undefined && made.uid === process.getuid?.() && Date.now() - made.mtimeMs > ABANDONED_MS && !isHeld(folder)
  )
}
