import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isHeld, takeHold } from './holder'
import { birthOf } from './processes'

const NOW = Date.UTC(2026, 10, 22, 8)
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yuantuan-hold-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const path = () => join(folder, 'holder.json')
const leave = (holder: object) => writeFileSync(path(), JSON.stringify(holder))

/** The number of a process that has just ended. */
const deadPid = (): number => spawnSync('true').pid

test('the lock names process, command and time, and is gone once released', async () => {
  const hold = await takeHold(folder, NOW)
  expect(JSON.parse(readFileSync(path(), 'utf8'))).toMatchObject({
    pid: process.pid,
    since: '2026-11-22T08:00:00.000Z',
  })
  expect(isHeld(folder)).toBe(true)
  hold.release()
  expect(isHeld(folder)).toBe(false)
  expect(existsSync(path())).toBe(false)
})

test('a living holder is named to whoever comes second', async () => {
  leave({ pid: process.ppid, birth: birthOf(process.ppid), command: 'npm start', since: '2026-11-22T07:00:00.000Z' })
  await expect(takeHold(folder, NOW)).rejects.toThrow(
    `in use by process ${process.ppid} (npm start) since 2026-11-22T07:00:00.000Z`,
  )
})

test('the lock of a dead process is recovered', async () => {
  leave({ pid: deadPid(), birth: 'boot/1', command: 'npm start', since: '2026-11-21T07:00:00.000Z' })
  const hold = await takeHold(folder, NOW)
  expect(JSON.parse(readFileSync(path(), 'utf8'))).toMatchObject({ pid: process.pid })
  hold.release()
})

test('a lock whose number now belongs to another program is recovered', async () => {
  leave({ pid: process.ppid, birth: 'last boot/1', command: 'npm start', since: '2026-11-21T07:00:00.000Z' })
  const hold = await takeHold(folder, NOW)
  hold.release()
})

test('a lock that a power cut left empty is recovered', async () => {
  writeFileSync(path(), '')
  const hold = await takeHold(folder, NOW)
  hold.release()
})

test('whoever was killed while recovering a lock stops nobody for long', async () => {
  leave({ pid: deadPid(), birth: 'boot/1', command: 'npm start', since: '2026-11-21T07:00:00.000Z' })
  mkdirSync(`${path()}.recovering`)
  utimesSync(`${path()}.recovering`, new Date(0), new Date(0))
  const hold = await takeHold(folder, NOW)
  hold.release()
})

test('a hold gives back only its own lock', async () => {
  const hold = await takeHold(folder, NOW)
  leave({
    pid: process.ppid,
    birth: birthOf(process.ppid),
    command: 'somebody else',
    since: '2026-11-22T09:00:00.000Z',
  })
  hold.release()
  expect(isHeld(folder)).toBe(true)
})
