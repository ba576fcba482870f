import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { isRefusal } from '@/kernel/result'
import { columnsOf, mapColumns } from './columns'
import { compare, countChanges, type Judged } from './compare'
import { madeUpCode, receivedFor, SKUS_PER_PRODUCT_MAX, TEXT_MAX } from './rules'
import type { Catalogue, ProductNow, SkuThere } from './snapshot'
import { understand } from './understand'
import { planWrites } from './write-plan'
import type { ProductWrite } from './write-service'

const empty: Catalogue = { products: new Map(), skus: [] }

const ownHosts = { isOwnHost: () => false }

function read(text: string) {
  const grid = (parse(text, { relax_column_count: true, relax_quotes: true }) as string[][]).map((cells, i) => ({
    line: i + 1,
    cells,
  }))
  const [heading, ...rows] = grid
  const columns = columnsOf(mapColumns(heading!.cells, rows), { headings: heading!.cells, headingLine: 1 })
  if (isRefusal(columns)) throw new Error(JSON.stringify(columns))
  return { rows, columns, lines: understand(rows, { columns, ...ownHosts }) }
}

const judge = (text: string, now: Catalogue): Judged[] => {
  const { lines, columns } = read(text)
  return compare(lines, now, columns)
}

/** Once somebody looked at it. */
const accepted = ({ wish, ...words }: ProductWrite): ProductNow => ({
  ...words,
  status: wish === 'withdraw' ? 'withdrawn' : 'live',
  version: 1,
  liveVersion: wish === 'withdraw' ? null : 1,
  caseId: null,
  reviewReason: '',
})

/** What the database would hold after the good lines were written. */
function written(judged: readonly Judged[], now: Catalogue): Catalogue {
  let n = now.products.size + now.skus.length
  const plan = planWrites(judged, () => `id-${n++}`)
  const products = new Map([...now.products, ...plan.products.map((one) => [one.handle, accepted(one)] as const)])
  const handles = new Map([...products.values()].map(({ id, handle }) => [id, handle]))
  const before = new Map(now.skus.map((sku) => [sku.id, sku]))
  const received = new Map(plan.stock.map((one) => [one.skuId, one.received]))
  const touched = [...plan.skusChanged, ...plan.skusNew].map((sku): SkuThere => {
    const { held = 0, sold = 0, received: had = 0, unshipped = 0 } = before.get(sku.id) ?? {}
    return {
      ...sku,
      retired: false,
      handle: handles.get(sku.productId)!,
      held,
      sold,
      unshipped,
      received: received.get(sku.id) ?? had,
    }
  })
  const all = new Map([...before, ...touched.map((sku) => [sku.id, sku] as const)])
  return { products, skus: [...all.values()] }
}

const HEADING = '商品编码,商品名称,类目,规格,SKU编码,价格(元),库存,发货天数\n'
const tea = written(judge(`${HEADING}tea,龙井,茶,50 克,T-50,68,100,2\ntea,,,100 克,T-100,120,50,\n`, empty), empty)
const held = (sku: SkuThere): SkuThere =>
  sku.code === 'T-50' ? { ...sku, held: 30, sold: 20, received: 120, unshipped: 5 } : sku
const onSale: Catalogue = { ...tea, skus: tea.skus.map(held) }

const short = (judged: readonly Judged[]) =>
  judged.map(({ change, differences, problems }) => [
    change,
    ...differences.map(({ field, before, after }) => `${field} ${before}→${after}`),
    ...problems.map(({ field, code }) => `${field}: ${code}`),
  ])

test('the same words again change nothing, and blank cells leave everything as it is', () => {
  expect(short(judge(`${HEADING}tea,龙井,茶,50 克,T-50,68.00,100,2\ntea,,,,T-100,,,\n`, tea))).toEqual([
    ['same'],
    ['same'],
  ])
})

test('each changed cell is shown old → new; what belongs to the product stands on its first good line', () => {
  expect(short(judge(`${HEADING}tea,明前龙井,绿茶,50 克,T-50,72,90,3\ntea,,,100 克,T-100,120,50,\n`, tea))).toEqual([
    ['changed', '商品名称 龙井→明前龙井', '类目 茶叶→绿茶', '发货天数 2→3', '价格(元) 68.00→72.00', '库存 100→90'],
    ['same'],
  ])
})

test('a stock number means what lies in the warehouse: units to ship and set aside are in it, so the old file changes nothing', () => {
  expect(short(judge(`${HEADING}tea,,,,T-50,,105,\n`, onSale))).toEqual([['same']])
  expect(short(judge(`${HEADING}tea,,,,T-50,,35,\n`, onSale))).toEqual([['changed', '库存 105→35']])
  expect(short(judge(`${HEADING}tea,,,,T-50,,34,\n`, onSale))).toEqual([['error', '库存: stock-below-held']])
  expect(receivedFor(35, { received: 120, held: 30, sold: 20, unshipped: 5 })).toBe(50)
})

test('a price that moves far waits for a yes to these very numbers', () => {
  const file = `${HEADING}tea,,,,T-50,47.59,,\n`
  expect(short(judge(`${HEADING}tea,,,,T-50,47.60,,\n`, tea))[0]![0]).toBe('changed')
  const [waiting] = judge(file, tea)
  expect([waiting!.change, waiting!.waits[0]!.code]).toEqual(['waiting', 'price-far'])
  const { lines, columns } = read(file)
  const agreed = (facts: object) => new Map([[2, [{ ...waiting!.waits[0]!, facts: { ...facts } }]]])
  const again = (facts: object) => compare(lines, tea, { ...columns, agreed: agreed(facts) })[0]!.change
  expect(again({ afterFen: 4759, beforeFen: 6800 })).toBe('changed')
  expect(again({ afterFen: 4758, beforeFen: 6800 })).toBe('waiting')
})

test('a price is below its crossed-out one, whichever of the two the file says', () => {
  const heading = '商品编码,商品名称,类目,SKU编码,价格(元),划线价(元),库存\n'
  const crossed = written(judge(`${heading}tea,龙井,茶,T-1,68,90,5\n`, empty), empty)
  const line = (price: string, compared: string) => short(judge(`${heading}tea,,,T-1,${price},${compared},\n`, crossed))
  const [over, overCompared] = [
    ['error', '价格(元): price-over-compared'],
    ['error', '划线价(元): price-over-compared'],
  ]
  expect([line('85', ''), line('68', ''), line('', '70')].map(([[change]]) => change)).toEqual([
    'changed',
    'same',
    'changed',
  ])
  expect([line('90', ''), line('91', ''), line('', '68'), line('', '60')]).toEqual([
    [over],
    [over],
    [overCompared],
    [overCompared],
  ])
  expect([line('68', '68'), line('70', '69')]).toEqual([[over], [over]])
  expect(short(judge(`${heading}cup,杯,茶具,C-1,10,10,5\n`, empty))).toEqual([over].map((one) => one))
})

test('prices that were written alike before the rule stand in no other cell’s way', () => {
  const heading = '商品编码,SKU编码,价格(元),库存\n'
  const both = '商品编码,SKU编码,价格(元),划线价(元)\ntea,T-50,68,68\n'
  const alike = { ...tea, skus: tea.skus.map((sku) => ({ ...sku, comparedFen: sku.priceFen })) }
  expect(short(judge(`${heading}tea,T-50,68,90\n`, alike))).toEqual([['changed', '库存 100→90']])
  expect(short(judge(both, alike))).toEqual([['same']])
})

test('new goods that shall be drafts stay drafts, whatever their status says; those that are not for sale are not', () => {
  const heading = '商品编码,商品名称,类目,SKU编码,价格(元),库存,状态\n'
  const wishes = (file: string, now: Catalogue, newGoods: 'keep' | 'hand-in') =>
    planWrites(judge(heading + file, now), () => 'new', newGoods).products.map(({ wish }) => wish)
  const file = 'a,茶,茶,A-1,10,5,在售\nb,茶,茶,B-1,10,5,下架\nc,茶,茶,C-1,10,5,\n'
  expect(wishes(file, empty, 'keep')).toEqual(['keep', 'withdraw', 'keep'])
  expect(wishes(file, empty, 'hand-in')).toEqual(['hand-in', 'withdraw', 'hand-in'])
  const shelved = {
    ...tea,
    products: new Map([...tea.products].map(([key, one]) => [key, { ...one, status: 'withdrawn' as const }])),
  }
  expect(wishes('tea,,,T-50,,,在售\n', shelved, 'keep')).toEqual(['hand-in'])
})

test('a SKU gets its real code later, found by its options', () => {
  expect(short(judge(`${HEADING}tea,,,50 克,LJ-0050,68,100,\n`, tea))).toEqual([['changed', 'SKU编码 T-50→LJ-0050']])
})

test('a code of another product and options of another SKU are not taken away', () => {
  const two = written(judge(`${HEADING}cup,杯,茶具,,C-1,10,1,2\n`, tea), tea)
  expect(short(judge(`${HEADING}cup,,,,T-50,68,1,\n`, two))).toEqual([['error', 'SKU编码: sku-elsewhere']])
  expect(short(judge(`${HEADING}tea,,,100 克,T-50,68,1,\n`, two))).toEqual([['error', '规格: options-taken']])
})

test('a code that is made up keeps clear of a code that another SKU has', () => {
  const named = written(judge(`${HEADING}tea,龙井,茶,,tea:大,10,1,2\n`, empty), empty)
  const [line] = judge(`${HEADING}tea,,,大,,12,1,\n`, named)
  expect(line!.change).toBe('new')
  expect(line!.code).toMatch(/^tea:大#[0-9a-f]{8}$/)
})

test('a product has at most a hundred SKUs', () => {
  const lines = Array.from({ length: SKUS_PER_PRODUCT_MAX + 1 }, (_, i) => `many,茶,茶,第${i}种,,10,1,2`)
  const counts = countChanges(judge(HEADING + lines.join('\n'), empty))
  expect(counts).toEqual({ new: SKUS_PER_PRODUCT_MAX, changed: 0, same: 0, error: 1, waiting: 0 })
})

test('a made-up code is the same for the same words, different for others, and never too long', () => {
  const long = 'x'.repeat(150)
  const free = () => false
  expect(madeUpCode('tea', '50 克', free)).toBe('tea:50 克')
  expect(madeUpCode(long, 'a', free)).toHaveLength(TEXT_MAX.sku)
  expect(madeUpCode(long, 'a', free)).not.toBe(madeUpCode(long, 'b', free))
})

/** Cells as people fill them in: mostly sensible, sometimes blank or wrong. */
const cell = {
  handle: fc.constantFrom('a', 'b', 'c', ''),
  title: fc.constantFrom('茶', '茶', '', '=x', '另一种茶'),
  category: fc.constantFrom('茶叶', '茶叶', ''),
  options: fc.constantFrom('', '大', '中', '小', '特大'),
  sku: fc.constantFrom('', '', 'S-1', 'S-2', 'S-3', 'a', 'a:大'),
  price: fc.constantFrom('10', '12.5', '1,000', '', '贵', '4'),
  stock: fc.constantFrom('0', '5', '', '-1', '多'),
  days: fc.constantFrom('2', '', '999'),
}
const line = fc
  .record(cell)
  .map((c) => [c.handle, c.title, c.category, c.options, c.sku, `"${c.price}"`, c.stock, c.days].join(','))
const file = fc.array(line, { minLength: 1, maxLength: 12 }).map((lines) => HEADING + lines.join('\n'))

test('what was written is the same when its file comes again, and every line is counted once (2,000 files)', () => {
  const property = fc.property(file, file, (earlier, text) => {
    const start = written(judge(earlier, empty), empty)
    const first = judge(text, start)
    const counts = countChanges(first)
    expect(Object.values(counts).reduce((sum, n) => sum + n)).toBe(read(text).rows.length)
    const second = judge(text, written(first, start))
    // A line that was refused may pass now: what stood in its way (options of a SKU that got others) may be gone.
    expect(second.every(({ change }, i) => change === 'same' || ['error', 'waiting'].includes(first[i]!.change))).toBe(
      true,
    )
  })
  fc.assert(property, { numRuns: 2_000 })
})

test('what is written never breaks a rule of the database (2,000 files)', () => {
  const property = fc.property(file, file, (earlier, text) => {
    const start = written(judge(earlier, empty), empty)
    const after = written(judge(text, start), start)
    const distinct = (keys: readonly string[]) => expect(new Set(keys).size).toBe(keys.length)
    distinct(after.skus.map(({ code }) => code))
    distinct(after.skus.map(({ productId, options }) => `${productId}/${options}`))
    expect(after.skus.every(({ priceFen, received, held: h, sold }) => priceFen > 0 && received - h - sold >= 0)).toBe(
      true,
    )
    expect([...after.products.values()].every(({ title, category }) => title !== '' && category !== '')).toBe(true)
  })
  fc.assert(property, { numRuns: 2_000 })
})
