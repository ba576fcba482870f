import { type FreshDatabase, freshDatabase } from '@/testing/db'
import { answerOf, type ImportDesk, openImportDesk } from '@/testing/import-desk'
import { PART_BYTES } from './rules'
import { beginImport, checkImport, importPart } from './service'

let db: FreshDatabase
let desk: ImportDesk
beforeEach(async () => {
  db = await freshDatabase()
  desk = await openImportDesk(db)
})
afterEach(() => db.drop())

describe('uploading', () => {
  test('too large a file is refused before its first byte is sent', async () => {
    expect(await desk.send(beginImport, { fileName: 'a.csv', bytes: 50_000_000 })).toEqual({
      refused: 'too-large',
      facts: { max: 33_554_432, unit: 'bytes' },
    })
  })

  test('parts come in any order and more than once; what is missing is said', async () => {
    const lines = Array.from({ length: 140 }, (_, n) => `tea-${n},${'茶'.repeat(1_900)},茶,68`)
    const bytes = Buffer.from(`商品编码,说明,商品名称,价格(元)\n${lines.join('\n')}\n`)
    const { id } = answerOf(await desk.send(beginImport, { fileName: 'a.csv', bytes: bytes.length }))
    const part = (index: number) => bytes.subarray(index * PART_BYTES, (index + 1) * PART_BYTES).toString('base64')
    const send = (index: number, base64: string) => desk.send(importPart, { importId: id, index, base64 })
    expect(answerOf(await send(1, part(1))).missingParts).toEqual([0])
    expect(await desk.send(checkImport, { importId: id })).toMatchObject({ facts: { missingParts: [0] } })
    expect(await send(0, part(1))).toEqual({ refused: 'bad-input', facts: { field: 'base64', bytes: PART_BYTES } })
    expect(await send(2, part(1))).toMatchObject({ refused: 'bad-input' })
    await send(0, part(0))
    expect(answerOf(await send(0, part(0))).missingParts).toEqual([])
    answerOf(await desk.send(checkImport, { importId: id }))
    expect(await send(0, part(0))).toMatchObject({ refused: 'already-done' })
    await desk.work()
    expect((await desk.view(id)).counts.error).toBe(140)
  })

  test('an unreadable file says why and leaves no line; its columns may still be named', async () => {
    const unread = await desk.check('a,b,c\n1,2,3')
    expect(unread).toMatchObject({ state: 'unreadable', unreadable: { why: 'columns-unknown', line: 1 } })
    expect(await desk.rowsOf(unread.id)).toEqual([])
  })
})

test('a product with hundreds of lines is judged in part; what is over is told so, line by line', async () => {
  const lines = Array.from({ length: 450 }, (_, n) => `many,茶,茶,第${n}种,,10,1,2`)
  const { counts, id } = await desk.check(
    `商品编码,商品名称,类目,规格,SKU编码,价格(元),库存,发货天数\n${lines.join('\n')}\n`,
  )
  expect(counts).toEqual({ new: 100, changed: 0, same: 0, error: 350, waiting: 0 })
  expect(await desk.run(id)).toMatchObject({ outcome: { created: 100, changed: 0, unchanged: 0, failed: 350 } })
})
