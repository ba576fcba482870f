import { isRefusal } from '@/kernel/result'
import { DAY, HOUR } from '@/kernel/time'
import { type FreshDatabase, freshDatabase } from '@/testing/db'
import { answerOf, done, HEADING, type ImportDesk, NOON, openImportDesk, TEA, WEN } from '@/testing/import-desk'
import { imports as laws } from '@/testing/invariants/access'
import { sweepImports } from './import-sweeping'
import { beginImport, failedRows, importPart, undoKept } from './service'

let db: FreshDatabase
let desk: ImportDesk
beforeEach(async () => {
  db = await freshDatabase()
  desk = await openImportDesk(db)
})
afterEach(() => db.drop())

const context = () => ({ sql: db.sql, now: desk.world.now })
const sweep = async (at: number) => {
  desk.world.now = at
  await db.sql.begin((sql) => sweepImports({ sql, now: at }))
}
const kept = async (id: string) => {
  const [n] = await db.sql`select
    (select count(*)::int from import_row where import_id = ${id}) as rows,
    (select count(*)::int from import_part where import_id = ${id}) as parts,
    (select count(*)::int from import_undo where import_id = ${id}) as journal`
  return n
}
const lawsBroken = async () => {
  const found = await Promise.all(
    laws.map(async ({ name, sql }) => ((await db.sql.unsafe(sql)).length > 0 ? [name] : [])),
  )
  return found.flat()
}
const TWO = `${TEA}cup,杯,茶具,,C-1,免费,5,2\n`

describe('what is kept of a file', () => {
  test('goes after seven days when it was never finished, read or confirmed; before that nothing does', async () => {
    const half = answerOf(await desk.send(beginImport, { fileName: 'half.csv', bytes: 5 })).id
    answerOf(await desk.send(importPart, { importId: half, index: 0, base64: Buffer.from('a,b,c').toString('base64') }))
    const unread = (await desk.check('a,b,c\n1,2,3')).id
    const waits = await desk.check(TWO)
    expect(waits.linesUntil).toBe(new Date(NOON + 7 * DAY).toISOString())
    await sweep(NOON + 7 * DAY)
    expect(await desk.view(half)).toMatchObject({ state: 'uploading' })
    expect(await kept(waits.id)).toEqual({ rows: 2, parts: 1, journal: 0 })
    await sweep(NOON + 7 * DAY + 1)
    for (let n = 0; n < 3; n++) await sweep(NOON + 8 * DAY)
    for (const id of [half, unread, waits.id]) {
      expect(await kept(id)).toEqual({ rows: 0, parts: 0, journal: 0 })
      expect(await desk.view(id)).toMatchObject({ state: 'cancelled', swept: true, linesUntil: null, undo: null })
      expect(await desk.run(id)).toMatchObject({ refused: 'already-done' })
    }
    expect(await lawsBroken()).toEqual([])
  })

  test('the way back goes after a day, the lines after thirty; who asks then hears why', async () => {
    const { id } = await desk.check(TWO)
    const ended = await desk.run(id)
    expect(ended).toMatchObject({ linesUntil: new Date(NOON + 30 * DAY).toISOString(), swept: false })
    await sweep(NOON + 24 * HOUR)
    expect(await kept(id)).toMatchObject({ rows: 2, journal: 1 })
    await sweep(NOON + 24 * HOUR + 1)
    expect(await kept(id)).toMatchObject({ rows: 2, journal: 0 })
    expect(await desk.undo(id)).toEqual({ refused: 'not-allowed-now', facts: { why: 'too-late' } })
    const ask = () => failedRows(context(), { input: { importId: id }, by: WEN })
    expect(await ask()).toMatchObject({ rows: 1 })
    await sweep(NOON + 30 * DAY + 1)
    expect(await kept(id)).toEqual({ rows: 0, parts: 0, journal: 0 })
    expect(await ask()).toEqual({ refused: 'no-longer-kept', facts: { days: 30 } })
    expect(await desk.view(id)).toMatchObject({ state: 'done', swept: true, outcome: done(1, 0, 0, 1) })
    // A clock that was set back opens no way back that is no longer there.
    desk.world.now = NOON
    expect(await desk.undo(id)).toMatchObject({ refused: 'not-allowed-now' })
    expect(await lawsBroken()).toEqual([])
  })

  test('what an undo left alone is listed as long as the lines are', async () => {
    const { id } = await desk.check(TEA)
    await desk.run(id)
    await db.sql`update sku set price_fen = 1`
    await desk.undo(id)
    await sweep(NOON + 29 * DAY)
    const left = await undoKept(context(), { input: { importId: id }, by: WEN })
    expect(isRefusal(left) ? [] : left.items).toHaveLength(1)
    await sweep(NOON + 31 * DAY)
    expect(await desk.view(id)).toMatchObject({ state: 'undone', undo: null })
  })

  test('is removed some rows at a time', async () => {
    const many = Array.from({ length: 5_100 }, (_, n) => `t-${n},茶,茶,,,10,1,2`).join('\n')
    const { id } = await desk.check(`${HEADING}${many}\n`)
    await sweep(NOON + 8 * DAY)
    expect(await kept(id)).toMatchObject({ rows: 100 })
    expect(await lawsBroken()).toEqual([])
    await sweep(NOON + 8 * DAY)
    expect(await kept(id)).toMatchObject({ rows: 0 })
  })
})
