import { randomUUID } from 'node:crypto'
import { createTokens } from '@/cloud/tokens'
import { newId } from '@/kernel/id'
import { northTea } from '../world'
import { openServer, type Place, type Sizes } from './place'
import type { Helper } from './processes'
import { TOKEN_SECRET } from './requests'
import { personId } from './scene'

/** How long a file of so many lines took, as a clerk waits for it, and what the process that did it needed. */
export interface ImportFigures {
  readonly rows: number
  readonly checkSeconds: number
  readonly runSeconds: number
  readonly peakMb: number
}

/** In a server process of its own, so that its memory is that of this import alone. */
export async function measureImport(place: Place, rows: number): Promise<ImportFigures> {
  const { port, server } = await openServer(place.environment)
  try {
    return await importFile({ port, server }, fileOf(rows), rows)
  } finally {
    await server.stop()
    await place.sql`analyze`
  }
}

interface Server {
  readonly port: number
  readonly server: Helper<'sizes' | 'forget', Sizes>
}

async function importFile({ port, server }: Server, bytes: Buffer, rows: number): Promise<ImportFigures> {
  const clerk = clerkAt(port)
  const { id, parts, partBytes } = await clerk.send<{ id: string; parts: number; partBytes: number }>(
    'catalogue.beginImport',
    { fileName: 'bench.csv', bytes: bytes.length },
  )
  for (let index = 0; index < parts; index++) {
    const base64 = bytes.subarray(index * partBytes, (index + 1) * partBytes).toString('base64')
    await clerk.send('catalogue.importPart', { importId: id, index, base64 })
  }
  const checkSeconds = await clerk.seconds(id, () => clerk.send('catalogue.checkImport', { importId: id }))
  const checked = await clerk.view(id)
  if (checked.counts.new !== rows) throw new Error(`the file was read as ${JSON.stringify(checked)}`)
  const input = { importId: id, mode: 'good-rows', submitForReview: true }
  const runSeconds = await clerk.seconds(id, () => clerk.send('catalogue.runImport', input))
  const done = await clerk.view(id)
  if (done.outcome?.created !== rows) throw new Error(`the file was written as ${JSON.stringify(done)}`)
  return { rows, checkSeconds, runSeconds, peakMb: (await server.ask('sizes')).peakMb }
}

interface View {
  readonly counts: Record<string, number>
  readonly outcome: Record<string, number> | null
  readonly progress: object | null
}

const LOOK_AGAIN = 50

function clerkAt(port: number) {
  const base = `http://127.0.0.1:${port}/brand`
  const token = createTokens(TOKEN_SECRET, Date.now).make(personId(0))
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const answerOf = async <T>(call: string, answer: Response): Promise<T> => {
    if (!answer.ok) throw new Error(`${call}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }
  const send = async <T>(call: string, body: object): Promise<T> => {
    const own = { ...headers, 'idempotency-key': randomUUID() }
    return answerOf(call, await fetch(`${base}/${call}`, { method: 'POST', headers: own, body: JSON.stringify(body) }))
  }
  const view = async (id: string): Promise<View> =>
    answerOf('catalogue.import', await fetch(`${base}/catalogue.import?importId=${id}`, { headers }))
  const seconds = async (id: string, begin: () => Promise<unknown>): Promise<number> => {
    const started = performance.now()
    await begin()
    while ((await view(id)).progress !== null) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN))
    return (performance.now() - started) / 1000
  }
  return { send, view, seconds }
}

const HEADING = '商品编码,商品名称,类目,规格,SKU编码,价格(元),库存,发货天数,说明'

/** Every line a product of its own, as long as those of real catalogues. */
function fileOf(rows: number): Buffer {
  const about = '每行一个规格；库存填仓库实有数（含待发的和活动已占用的）。'
  const lines = Array.from(
    { length: rows },
    (_, n) => `BENCH-${rows}-${n},明前龙井 ${n},茶叶,100 克 / 礼盒,SKU-${rows}-${n},129.00,200,2,${about}`,
  )
  return Buffer.from(`${HEADING}\r\n${lines.join('\r\n')}\r\n`)
}

/** The same rows by a bare COPY into the three tables of goods: what any import of them costs at least. */
export async function measureImportFloor({ sql }: Place, rows: number): Promise<number> {
  const at = new Date().toISOString()
  const list = Array.from({ length: rows }, (_, n) => ({ product: newId(), sku: newId(), n }))
  const started = performance.now()
  await sql.begin(async (tx) => {
    const copy = async (into: Promise<NodeJS.WritableStream>, lines: readonly string[]) => {
      const stream = await into
      await new Promise<void>((resolve, reject) => {
        stream.once('error', reject).once('finish', resolve)
        stream.end(lines.join(''))
      })
    }
    const brand = northTea.id
    await copy(
      tx`copy product (brand_id, id, handle, title, about, category, created_at, changed_at) from stdin`.writable(),
      list.map(({ product, n }) => `${brand}\t${product}\tfloor-${rows}-${n}\ttitle ${n}\tabout\t茶叶\t${at}\t${at}\n`),
    )
    await copy(
      tx`copy sku (brand_id, id, product_id, code, options, price_fen, created_at, changed_at) from stdin`.writable(),
      list.map(
        ({ product, sku, n }) => `${brand}\t${sku}\t${product}\tfloor-${rows}-${n}\t100 克\t12900\t${at}\t${at}\n`,
      ),
    )
    await copy(
      tx`copy stock (brand_id, sku_id, received) from stdin`.writable(),
      list.map(({ sku }) => `${brand}\t${sku}\t200\n`),
    )
  })
  return (performance.now() - started) / 1000
}
