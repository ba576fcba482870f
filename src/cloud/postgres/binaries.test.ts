import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { join } from 'node:path'
import { ORDINARY, openFolder, startInChild, stopChild } from '@/testing/postgres-child'
import { binariesOf, countLinks, libraries, makeSmallClone, nodeFor } from '@/testing/small-clone'
import { canRun } from './account'
import { repairLinks } from './binaries'

// Several starts of a real server each, on whatever machine.
jest.setTimeout(60_000)

let folder: string
let clone: string
beforeEach(() => {
  folder = openFolder()
  clone = makeSmallClone(join(folder, 'clone'))
})
afterEach(() => {
  chmodSync(libraries(clone), 0o755)
  rmSync(folder, { recursive: true })
})

const listed = (): { source: string; target: string }[] =>
  JSON.parse(readFileSync(join(binariesOf(clone), 'pg-symlinks.json'), 'utf8'))

const server = () => join(binariesOf(clone), 'bin/postgres')

test('links that npm left out are made from the list of the package, and once only', () => {
  expect(canRun(server(), undefined)).toBe(false)
  repairLinks(binariesOf(clone))
  const made = readdirSync(libraries(clone)).map((name) => lstatSync(join(libraries(clone), name)).ino)
  repairLinks(binariesOf(clone))
  expect(readdirSync(libraries(clone)).map((name) => lstatSync(join(libraries(clone), name)).ino)).toEqual(made)
  for (const { source, target } of listed())
    expect(readlinkSync(join(binariesOf(clone), '..', target))).toBe(source.replace('native/lib/', ''))
  expect(canRun(server(), undefined)).toBe(true)
})

test('a link that points nowhere is replaced', () => {
  repairLinks(binariesOf(clone))
  const link = join(binariesOf(clone), '..', listed()[0]!.target)
  rmSync(link)
  symlinkSync('nowhere', link)
  repairLinks(binariesOf(clone))
  expect(existsSync(link)).toBe(true)
})

test('four processes that repair at once leave whole links and no drafts', async () => {
  const script = `require(${JSON.stringify(join(__dirname, 'binaries.ts'))}).repairLinks(${JSON.stringify(binariesOf(clone))})`
  const codes = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const child = spawn(process.execPath, ['--import', 'tsx', '-e', script], { stdio: 'inherit' })
      return (await once(child, 'exit'))[0]
    }),
  )
  expect(codes).toEqual([0, 0, 0, 0])
  expect(countLinks(libraries(clone))).toBe(listed().filter(({ target }) => /^native\/lib\/[^/]+$/.test(target)).length)
})

test('an ordinary user who may not write into node_modules starts from a repaired copy', async () => {
  chmodSync(libraries(clone), 0o555)
  const dataDir = join(folder, 'data')
  mkdirSync(dataDir)
  chmodSync(dataDir, 0o777)
  const child = await startInChild(dataDir, { clone, account: ORDINARY, node: nodeFor(ORDINARY, folder) })
  const copy = readdirSync(dataDir).filter((name) => name.startsWith('native-'))
  expect(copy).toHaveLength(1)
  expect(countLinks(libraries(clone))).toBe(0)
  expect(countLinks(join(dataDir, copy[0]!, 'lib'))).toBeGreaterThan(0)
  await stopChild(child)
})
