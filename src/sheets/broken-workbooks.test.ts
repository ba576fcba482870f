import { isRefusal, type Refusal } from '@/kernel/result'
import { data, HEAD, row, text } from '@/testing/catalogue-files/sheet-xml'
import { workbookOf, zipOf } from '@/testing/catalogue-files/zip-writer'
import { LIMITS } from './limits'
import { openTable } from './open'

afterEach(() => jest.restoreAllMocks())

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** The refusal of a file, at once or at the end of its rows. */
async function refusal(bytes: Uint8Array): Promise<Refusal | null> {
  const table = await openTable(once(bytes), { knows: (heading) => heading.startsWith('商品') })
  if (isRefusal(table)) return table
  for await (const one of table.rows) if (isRefusal(one)) return one
  return null
}

const whole = workbookOf({ sheets: { 货: data(HEAD, row(2, text('A2', 'tea'), text('B2', '茶'.repeat(5_000)))) } })
const flipped = Buffer.from(whole)
flipped[whole.indexOf('sheet1.xml') + 20]! ^= 0xff

const summed = Buffer.from(whole)
summed.writeUInt32LE(1, summed.lastIndexOf('PK\x01\x02') + 16)

test.each([
  ['eight bytes', Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0]), 'zip-cut'],
  ['a workbook cut in the middle', whole.subarray(0, whole.length / 2), 'zip-cut'],
  ['an archive of pictures', zipOf({ 'a.png': 'x', 'b.png': 'y' }), 'is-zip'],
  ['an empty archive', zipOf({}), 'is-zip'],
  [
    'a text document',
    zipOf({
      '_rels/.rels': '<Relationship Type="x/officeDocument" Target="word/document.xml"/>',
      'word/document.xml': '',
    }),
    'is-zip',
  ],
  [
    'an OpenDocument sheet',
    zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '' }),
    'is-ods',
  ],
  ['bytes that were changed on the way', flipped, 'workbook-broken'],
  ['bytes that don’t add up to what they did', summed, 'workbook-broken'],
  ['a document type', workbookOf({ sheets: { 货: '<!DOCTYPE a [<!ENTITY b "c">]>' } }), 'workbook-broken'],
  ['half a sheet', workbookOf({ sheets: { 货: '<sheetData><row r="1"><c' } }), 'workbook-broken'],
  ['a heading only', workbookOf({ sheets: { 货: data(HEAD) } }), 'no-rows'],
  ['an empty sheet', workbookOf({ sheets: { 货: data() } }), 'empty'],
  ['a sheet as wide as none', workbookOf({ sheets: { 货: data(HEAD, row(2, text('ZZZ2', 'x'))) } }), 'workbook-broken'],
])('%s is refused with its reason', async (_, bytes, why) => {
  expect(await refusal(bytes)).toMatchObject({ refused: 'file-unreadable', facts: { why } })
})

test('a bomb is measured while it is unpacked and ends at the allowance, whatever it says of itself', async () => {
  jest.replaceProperty(LIMITS, 'unpackedBytes', 8 * 1024 * 1024)
  const blank = Buffer.alloc(9 * 1024 * 1024, ' ')
  const bomb = workbookOf({ sheets: { 货: blank } })
  expect(bomb.length).toBeLessThan(20_000)
  const lying = Buffer.from(bomb)
  for (let at = lying.indexOf('PK\x01\x02'); at >= 0; at = lying.indexOf('PK\x01\x02', at + 1))
    lying.writeUInt32LE(9, at + 24)
  for (const bytes of [bomb, lying]) expect(await refusal(bytes)).toMatchObject({ facts: { why: 'zip-bomb' } })
})
