import { isRefusal } from '@/kernel/result'
import { HOUR } from '@/kernel/time'
import { type FreshDatabase, freshDatabase } from '@/testing/db'
import {
  answerOf,
  done,
  fixture,
  HEADING,
  type ImportDesk,
  NOON,
  openImportDesk,
  TEA,
  WEN,
} from '@/testing/import-desk'
import { cancelImport, undoKept } from './service'

let db: FreshDatabase
let desk: ImportDesk
beforeEach(async () => {
  db = await freshDatabase()
  desk = await openImportDesk(db)
})
afterEach(() => db.drop())

const context = () => ({ sql: db.sql, now: desk.world.now })

describe('stopping', () => {
  test('a file that waits is dropped, unwritten', async () => {
    const { id } = await desk.check(fixture('ours-utf8-bom.csv'))
    expect(answerOf(await desk.send(cancelImport, { importId: id })).state).toBe('cancelled')
    expect(await desk.run(id)).toEqual({ refused: 'already-done', facts: { state: 'cancelled' } })
    expect(await desk.shelf()).toEqual([])
  })

  const many = `${HEADING}${Array.from({ length: 1_300 }, (_, n) => `tea-${String(n).padStart(4, '0')},茶,茶,,,10,1,2`).join('\n')}\n`
  const halfRun = async (mode: 'good-rows' | 'all-or-nothing') => {
    const { id } = await desk.check(many)
    let chunks = 0
    Object.assign(desk.shop, {
      isOver: () => ++chunks > 2,
    })
    await desk.run(id, { mode })
    Object.assign(desk.shop, { isOver: () => false })
    const [there] = await db.sql`select count(*)::int as n from sku`
    expect(there!.n).toBeGreaterThan(0)
    expect(there!.n).toBeLessThan(1_300)
    return { id, written: there!.n as number }
  }

  test('in the middle: what is written stays, is said, and can be undone', async () => {
    const { id, written } = await halfRun('good-rows')
    const stopped = answerOf(await desk.send(cancelImport, { importId: id }))
    expect(stopped).toMatchObject({ state: 'cancelled', outcome: done(written, 0, 0, 1_300 - written) })
    expect(await desk.undo(id)).toMatchObject({ state: 'undone', undo: { undone: written, kept: 0 } })
    expect(await desk.shelf()).toEqual([])
  })

  test('in the middle of all or nothing: nothing', async () => {
    const { id } = await halfRun('all-or-nothing')
    answerOf(await desk.send(cancelImport, { importId: id }))
    await desk.work()
    expect(await desk.view(id)).toMatchObject({ state: 'cancelled', outcome: done(0, 0, 0, 1_300), undoUntil: null })
    expect(await desk.shelf()).toEqual([])
  })

  test('all or nothing, and somebody changes a line meanwhile: nothing', async () => {
    await desk.run((await desk.check(`${HEADING}tea-9999,茶,茶,,Z,10,1,2\n`)).id)
    const { id } = await desk.check(`${many}tea-9999,茶,茶,,Z,11,1,2\n`)
    await db.sql`update sku set price_fen = 990`
    expect(await desk.run(id, { mode: 'all-or-nothing' })).toMatchObject({
      state: 'cancelled',
      outcome: done(0, 0, 0, 1_301),
    })
    expect(await desk.shelf()).toMatchObject([{ handle: 'tea-9999', skus: [{ priceFen: 990 }] }])
  })
})

describe('undo', () => {
  test('changed goods go back to what they were', async () => {
    await desk.run((await desk.check(TEA)).id)
    const before = await desk.shelf()
    const { id } = await desk.check(`${HEADING}tea,明前龙井,绿茶,,T-1,72,50,3\ntea,,,大,T-2,99,5,\n`)
    await desk.run(id)
    expect((await desk.shelf())[0]!.skus).toHaveLength(2)
    await desk.undo(id)
    expect(await desk.shelf()).toEqual(before)
  })

  test('stock that the file said nothing of stays as it is by now', async () => {
    await desk.run((await desk.check(`${TEA}tea,,,大,T-2,99,5,\n`)).id)
    const { id } = await desk.check(`${HEADING}tea,,,,T-1,72,100,\ntea,,,大,T-2,98,,\n`)
    await desk.run(id)
    await db.sql`update stock set received = received + 50`
    expect(await desk.undo(id)).toMatchObject({ undo: { undone: 1, kept: 0 } })
    const [tea] = await desk.shelf()
    expect(tea!.skus.map(({ code, priceFen, onHand }) => [code, priceFen, onHand])).toEqual([
      ['T-1', 6800, 150],
      ['T-2', 9900, 55],
    ])
  })

  test('stock that the file counted goes back, unless somebody counted since', async () => {
    await desk.run((await desk.check(`${TEA}cup,杯,茶具,,C-1,10,5,2\n`)).id)
    const { id } = await desk.check(`${HEADING}tea,,,,T-1,68,70,\ncup,,,,C-1,10,9,\n`)
    await desk.run(id)
    await db.sql`update stock set received = 8 where received = 9`
    expect(await desk.undo(id)).toMatchObject({ undo: { undone: 1, kept: 1 } })
    const shelf = await desk.shelf()
    expect(shelf.flatMap(({ skus }) => skus.map(({ code, onHand }) => [code, onHand])).sort()).toEqual([
      ['C-1', 8],
      ['T-1', 100],
    ])
  })

  test('what campaigns depend on or somebody changed since stays, and is named', async () => {
    const { id } = await desk.check(`${TEA}cup,杯,茶具,,C-1,10,5,2\npot,壶,茶具,,P-1,10,5,2\nlid,盖,茶具,,L-1,10,5,2\n`)
    await desk.run(id)
    const shelf = await desk.shelf()
    desk.world.needed.add(shelf.find(({ handle }) => handle === 'tea')!.id)
    await db.sql`update sku set price_fen = 1100 where code = 'C-1'`
    // Something that hangs on goods in a way that imports know nothing of.
    await db.sql`create table hanging as select brand_id, id from product where handle = 'lid'`
    await db.sql`alter table hanging add foreign key (brand_id, id) references product (brand_id, id)`
    expect(await desk.undo(id)).toMatchObject({ state: 'undone', undo: { undone: 1, kept: 3 } })
    const kept = await undoKept(context(), { input: { importId: id }, by: WEN })
    expect(isRefusal(kept) ? [] : kept.items.map(({ handle, reason }) => [handle, reason]).sort()).toEqual([
      ['cup', 'changed-since'],
      ['lid', 'depended-on'],
      ['tea', 'depended-on'],
    ])
    expect((await desk.shelf()).map(({ handle }) => handle).sort()).toEqual(['cup', 'lid', 'tea'])
  })

  test.each(['held', 'sold'])('goods of which a unit is %s stay, and what nobody bought goes', async (how) => {
    const { id } = await desk.check(`${TEA}cup,杯,茶具,,C-1,10,5,2\n`)
    await desk.run(id)
    await db.sql`update stock set ${db.sql(how)} = 1 where sku_id = (select id from sku where code = 'T-1')`
    expect(await desk.undo(id)).toMatchObject({ state: 'undone', undo: { undone: 1, kept: 1 } })
    expect((await desk.shelf()).map(({ handle }) => handle)).toEqual(['tea'])
  })

  test('is over after a day, and happens once', async () => {
    const { id } = await desk.check(TEA)
    await desk.run(id)
    desk.world.now = NOON + 24 * HOUR
    expect(await desk.undo(id)).toEqual({ refused: 'not-allowed-now', facts: { why: 'too-late' } })
    desk.world.now -= 1
    expect(await desk.undo(id)).toMatchObject({ state: 'undone' })
    expect(await desk.undo(id)).toMatchObject({ refused: 'not-allowed-now' })
  })
})
