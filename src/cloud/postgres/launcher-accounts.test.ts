import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { killChild, ORDINARY, openFolder, type PostgresChild, startInChild, stopChild } from '@/testing/postgres-child'
import { countLinks, libraries, makeSmallClone, nodeFor } from '@/testing/small-clone'
import { connect } from './connect'
import { readIfThere } from './exclusive-file'
import { birthOf, until } from './processes'

// Several starts of a real server each, on whatever machine.
jest.setTimeout(60_000)

const isRoot = process.getuid?.() === 0
let folder: string
let clone: string
let dataDir: string
const homes = new Set<string>()

beforeEach(() => {
  folder = openFolder()
  clone = makeSmallClone(join(folder, 'clone'))
  dataDir = join(clone, '.data')
})
afterEach(() => {
  // A start that failed half-way may have made a home as well.
  homes.add(readIfThere(join(dataDir, 'where'))?.trim() ?? folder)
  for (const path of [...homes, folder]) rmSync(path, { recursive: true, force: true })
})

const start = async (options: Parameters<typeof startInChild>[1] = {}): Promise<PostgresChild> => {
  const child = await startInChild(dataDir, { clone, ...options })
  homes.add(child.home)
  return child
}

const cups = async (child: PostgresChild): Promise<number[]> => {
  const sql = connect(child.url, { max: 1 })
  await sql`create table if not exists tea (cups int)`
  await sql`insert into tea values (7)`
  const rows = await sql<{ cups: number }[]>`select cups from tea`
  await sql.end()
  return rows.map((row) => row.cups)
}

test('in a clone that only its owner may enter it starts, says where the data lies, and finds it again', async () => {
  chmodSync(folder, 0o700)
  const first = await start()
  expect(await cups(first)).toEqual([7])
  if (isRoot) expectElsewhere(first)
  else expect(first.home).toBe(realpathSync(dataDir))
  await stopChild(first)
  const second = await start()
  expect(second.home).toBe(first.home)
  expect(await cups(second)).toEqual([7, 7])
  await expect(start()).rejects.toThrow(`in use by process ${second.process.pid} (`)
  await killChild(second)
  expect(await until(() => birthOf(second.server) === undefined, 10_000)).toBe(true)
  const third = await start()
  expect(await cups(third)).toEqual([7, 7, 7])
  await stopChild(third)
})

const expectElsewhere = (child: PostgresChild): void => {
  expect(child.home).toMatch(/^\/var\/lib\/yuantuan-/)
  expect(readFileSync(join(dataDir, 'where'), 'utf8').trim()).toBe(child.home)
  expect(readFileSync(join(child.home, 'clone'), 'utf8').trim()).toBe(dataDir)
  expect(child.lines[0]).toContain(`The database lies in ${child.home}`)
  expect(statSync(join(child.home, 'pg')).mode & 0o777).toBe(0o700)
}

test('when the folder with the data is gone it says so instead of beginning anew', async () => {
  mkdirSync(dataDir)
  const gone = join(folder, 'gone')
  writeFileSync(join(dataDir, 'where'), `${gone}\n`)
  await expect(start()).rejects.toThrow(`says that the data lies in ${gone}, which is not there`)
})

test('an ordinary user keeps everything in the clone, and root who starts it later leaves it so', async () => {
  const user = ORDINARY ?? { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }
  const node = nodeFor(ORDINARY, folder)
  if (ORDINARY) for (const path of [clone, libraries(clone)]) chownSync(path, user.uid, user.gid)
  const first = await start({ account: ORDINARY, node })
  expect(await cups(first)).toEqual([7])
  expect(first.home).toBe(realpathSync(dataDir))
  expect(existsSync(join(dataDir, 'where'))).toBe(false)
  expect(countLinks(libraries(clone))).toBeGreaterThan(0)
  expect(statSync(join(dataDir, 'pg')).uid).toBe(user.uid)
  await stopChild(first)
  // As whoever runs the tests: root goes on under the owner's account.
  const second = await start()
  expect(await cups(second)).toEqual([7, 7])
  await stopChild(second)
  const third = await start({ account: ORDINARY, node })
  expect(await cups(third)).toEqual([7, 7, 7])
  await stopChild(third)
})

test('a user whom the password file does not know is told what helps', async () => {
  if (!isRoot) return expect(ORDINARY).toBeUndefined()
  chmodSync(clone, 0o777)
  const account = { uid: 54321, gid: 54321 }
  const starting = start({ account, node: nodeFor(account, folder) })
  await expect(starting).rejects.toThrow('Add that user to /etc/passwd, start as another, or set DATABASE_URL')
})
