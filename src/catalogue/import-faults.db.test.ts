import { isRefusal } from '@/kernel/result'
import { type FreshDatabase, freshDatabase } from '@/testing/db'
import { done, HEADING, type ImportDesk, openImportDesk, WEN } from '@/testing/import-desk'
import { isAway, pauseAfter } from './import-faults'
import { failedRows, undoKept } from './service'

let db: FreshDatabase
let desk: ImportDesk
beforeEach(async () => {
  db = await freshDatabase()
  desk = await openImportDesk(db)
})
afterEach(() => db.drop())

const FIVE = `${HEADING}${['cup', 'lid', 'pot', 'tea', 'tin'].map((name) => `${name},${name},茶具,,,10,5,2`).join('\n')}\n`

/** Something that nobody foresaw: the database refuses one product. */
const trap = (on: string, when: string, code = 'P0001') =>
  db.sql.unsafe(`create function trap() returns trigger language plpgsql as $$ begin
      if ${when} then raise exception 'no' using errcode = '${code}'; end if; return new; end $$;
    create trigger trap before insert or update on ${on} for each row execute function trap()`)

/** The pause is over. */
const later = async () => {
  await db.sql`update import set leased_until = null`
  await desk.work()
}

const leftOf = async (id: string) => {
  const [row] = await db.sql`
    select faults, lease, extract(epoch from leased_until - clock_timestamp())::float as pause from import where id = ${id}`
  return row as unknown as { faults: number; lease: string | null; pause: number }
}

const endOf = async (id: string) => (await desk.rowsOf(id)).map(({ handle, outcome }) => [handle, outcome])

describe('a chunk that fails', () => {
  test('is tried again after growing pauses, and other files are worked on meanwhile', async () => {
    await trap('product', 'true')
    const one = await desk.check(FIVE)
    expect(await desk.run(one.id)).toMatchObject({ state: 'running' })
    const first = await leftOf(one.id)
    expect(first).toMatchObject({ faults: 1, lease: null })
    expect(first.pause).toBeGreaterThan(0)
    expect(first.pause).toBeLessThan(1.1)
    await desk.work()
    expect((await leftOf(one.id)).faults).toBe(1)
    await later()
    const second = await leftOf(one.id)
    expect(second.faults).toBe(2)
    expect(second.pause).toBeGreaterThan(3)
    expect((await desk.check(FIVE)).state).toBe('checked')
    expect(desk.world.told[0]).toContain(`import ${one.id} failed at writing for the 1. time (fault `)
    expect([1, 2, 3, 4, 5, 9].map(pauseAfter)).toEqual([1, 5, 30, 120, 600, 600])
  })

  test('gives up the one product that fails, which says so, and the others are written', async () => {
    await trap('product', "new.handle = 'pot'")
    const { id } = await desk.check(FIVE)
    await desk.run(id)
    await later()
    expect(await desk.view(id)).toMatchObject({ state: 'done', outcome: done(4, 0, 0, 1) })
    expect(await endOf(id)).toContainEqual(['pot', 'failed'])
    expect((await desk.shelf()).map(({ handle }) => handle).sort()).toEqual(['cup', 'lid', 'tea', 'tin'])
    const [problem] = (await desk.rowsOf(id)).flatMap(({ problems }) => problems)
    expect(problem).toMatchObject({ code: 'fault', facts: { id: expect.any(String) } })
    expect(desk.world.told.at(-1)).toContain(`(fault ${problem!.facts!.id})`)
    const failed = await failedRows({ sql: db.sql, now: desk.world.now }, { input: { importId: id }, by: WEN })
    expect(isRefusal(failed) ? '' : failed.text).toContain(`这一行什么都没有写入`)
    expect(isRefusal(failed) ? '' : failed.text).toContain(`故障号 ${problem!.facts!.id}`)
  })

  test('also when it is what others do in the same transaction that fails', async () => {
    Object.assign(desk.shop, {
      carryOut: async ({ sql }: { sql: typeof db.sql }) => {
        const [pot] = await sql`select id from product where handle = 'pot'`
        if (pot) throw new Error('a review that nobody foresaw')
      },
    })
    const { id } = await desk.check(FIVE)
    await desk.run(id)
    await later()
    expect(await desk.view(id)).toMatchObject({ state: 'done', outcome: done(4, 0, 0, 1) })
  })

  test('and was all or nothing becomes nothing', async () => {
    await trap('product', "new.handle = 'pot'")
    const { id } = await desk.check(FIVE)
    await desk.run(id, { mode: 'all-or-nothing' })
    await later()
    expect(await desk.view(id)).toMatchObject({ state: 'cancelled', outcome: done(0, 0, 0, 5) })
    expect(await desk.shelf()).toEqual([])
  })

  test('of which nothing can be written is believed only after five tries', async () => {
    await trap('product', 'true')
    const { id } = await desk.check(FIVE)
    await desk.run(id)
    for (let n = 0; n < 3; n++) await later()
    expect(await desk.view(id)).toMatchObject({ state: 'running' })
    expect((await leftOf(id)).faults).toBe(4)
    await later()
    expect(await desk.view(id)).toMatchObject({ state: 'done', outcome: done(0, 0, 0, 5) })
  })

  test('because the database is away fails no row, however often', async () => {
    await trap('product', "new.handle = 'pot'", '57P01')
    const { id } = await desk.check(FIVE)
    await expect(desk.run(id)).rejects.toMatchObject({ code: '57P01' })
    for (let n = 0; n < 6; n++) await expect(later()).rejects.toMatchObject({ code: '57P01' })
    expect(await leftOf(id)).toMatchObject({ faults: 0 })
    await db.sql`drop trigger trap on product`
    await later()
    expect(await desk.view(id)).toMatchObject({ state: 'done', outcome: done(5) })
    const codes = ['CONNECTION_CLOSED', 'CONNECT_TIMEOUT', 'ECONNREFUSED', '08006', '40P01', '53300', '55P03', '58030']
    expect(codes.filter((code) => !isAway({ code }))).toEqual([])
    const ours = ['23505', '22P02', 'P0001', 'ENOENT', '57014', 'ERR_INVALID_ARG_TYPE', undefined]
    expect(ours.filter((code) => isAway({ code }))).toEqual([])
  })

  test('while it is judged says so on the product that it fails at', async () => {
    await trap('import_row', "new.change = 'new' and new.handle = 'pot'")
    const { id } = await desk.check(FIVE)
    await later()
    expect(await desk.view(id)).toMatchObject({ state: 'checked', counts: { new: 4, error: 1 } })
  })

  test('while it is undone keeps the product that it fails at, and names it', async () => {
    const { id } = await desk.check(FIVE)
    await desk.run(id)
    await db.sql.unsafe(`create function trap() returns trigger language plpgsql as $$ begin
        if old.handle = 'pot' then raise exception 'no'; end if; return old; end $$;
      create trigger trap before delete on product for each row execute function trap()`)
    await desk.undo(id)
    await later()
    expect(await desk.view(id)).toMatchObject({ state: 'undone', undo: { undone: 4, kept: 1 } })
    const kept = await undoKept({ sql: db.sql, now: desk.world.now }, { input: { importId: id }, by: WEN })
    expect(isRefusal(kept) ? [] : kept.items).toMatchObject([{ handle: 'pot', reason: 'fault' }])
  })

  test('while the file is read ends after five tries with a reason and its id', async () => {
    await trap('import_row', 'true')
    const { id } = await desk.check(FIVE)
    for (let n = 0; n < 3; n++) await later()
    expect(await desk.view(id)).toMatchObject({ state: 'checking' })
    await later()
    expect(await desk.view(id)).toMatchObject({
      state: 'unreadable',
      unreadable: { why: 'fault', id: expect.any(String) },
    })
  })
})
