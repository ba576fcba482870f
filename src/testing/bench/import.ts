import { randomUUID } from 'node:crypto'
import { createTokens } from '@/cloud/tokens'
import { newId } from '@/kernel/id'
import { northTea } from '../world'
import type { Place } from './place'
import { TOKEN_SECRET } from './requests'
import { personId } from './scene'

export const IMPORT_ROWS = 10_000

/** Seconds for reading, comparing and writing a file of 10,000 lines, as the clerk waits for them. */
export async function measureImport({ port }: Place): Promise<number> {
  const base = `http://127.0.0.1:${port}/brand`
  const token = createTokens(TOKEN_SECRET, Date.now).make(personId(0))
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const send = async <T>(call: string, body: object): Promise<T> => {
    const answer = await fetch(`${base}/${call}`, {
      method: 'POST',
      headers: { ...headers, 'idempotency-key': randomUUID() },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${call}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }
  const template = (await (await fetch(`${base}/catalogue.importTemplate`, { headers })).json()) as { text: string }
  const base64 = Buffer.from(fileLike(template.text)).toString('base64')
  const started = performance.now()
  const checked = await send<{ id: string; counts: Record<string, number> }>('catalogue.checkImport', {
    fileName: 'bench.csv',
    base64,
  })
  if (checked.counts.new !== IMPORT_ROWS) throw new Error(`the file was read as ${JSON.stringify(checked.counts)}`)
  await send('catalogue.runImport', { importId: checked.id, onlyIfClean: true })
  return (performance.now() - started) / 1000
}

/** The line of the template 10,000 times, each with a handle and a code of its own. */
function fileLike(template: string): string {
  const [heading, line] = template.trim().split(/\r?\n/)
  const cells = line!.split(',')
  const titles = heading!.replace('\ufeff', '').split(',')
  const lines = Array.from({ length: IMPORT_ROWS }, (_, n) =>
    cells.map((cell, at) => (/货号|标识|编码|handle|code/i.test(titles[at]!) ? `BENCH-${n}` : cell)).join(','),
  )
  return [heading, ...lines].join('\r\n')
}

/** The same rows by one statement per table: what any import of them costs at least. */
export async function measureImportFloor({ sql }: Place): Promise<number> {
  const at = new Date()
  const list = Array.from({ length: IMPORT_ROWS }, (_, n) => ({ product: newId(), sku: newId(), n }))
  const json = JSON.stringify(list)
  const started = performance.now()
  await sql.begin(async (tx) => {
    const from = tx`from json_to_recordset(${json}::json) as r(product uuid, sku uuid, n int)`
    await tx`insert into product (brand_id, id, handle, title, created_at, changed_at)
      select ${northTea.id}, product, 'floor-' || n, 'title ' || n, ${at}, ${at} ${from}`
    await tx`insert into sku (brand_id, id, product_id, code, price_fen, created_at, changed_at)
      select ${northTea.id}, sku, product, 'floor-' || n, 5900, ${at}, ${at} ${from}`
    await tx`insert into stock (brand_id, sku_id, received) select ${northTea.id}, sku, 100 ${from}`
  })
  const seconds = (performance.now() - started) / 1000
  await sql`analyze`
  return seconds
}
