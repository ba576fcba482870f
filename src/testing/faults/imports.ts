import { type Client, signIn } from '../clients'
import { settleIn } from '../settle-in'
import { uploadFile } from '../upload'
import { kai, wen } from '../world'
import { type Place, until } from './place'

export interface ImportKills {
  readonly rows: number
  readonly seed: number
  readonly kills: { readonly checking: number; readonly running: number }
}

interface View {
  readonly state: string
  readonly progress: { readonly phase: string; readonly rowsDone: number } | null
  readonly counts: Record<string, number>
  readonly outcome: Record<string, number> | null
}

/**
 * One brand imports undisturbed, another the same two files while the server is killed again and again, in the middle of
 * checks and of runs. Returns in what their goods differ and which sums are wrong; an empty list is the only pass.
 */
export async function killImports(place: Place, { rows, seed, kills }: ImportKills): Promise<string[]> {
  await settleIn({ sql: place.sql, now: place.standin.now(), pictures: '' })
  const chance = dice(seed)
  const calm = await signIn(place.url, place.standin, kai)
  const shaken = await signIn(place.url, place.standin, wen)
  for (const clerk of [calm, shaken]) await importFile(clerk, fileOf(rows, 'first'))
  const wanted = await importFile(calm, fileOf(rows, 'second'))
  let midway = 0
  const shake = async (n: number, importId: string) => {
    for (let i = 0; i < n; i++) {
      midway += (await moves(shaken, importId, chance)) ? 1 : 0
      await place.kill()
    }
  }
  const id = await uploadFile(shaken, 'goods.csv', fileOf(rows, 'second'))
  await shake(kills.checking, id)
  const checked = await atRest(shaken, id)
  await shaken.send('brand/catalogue.runImport', { importId: id, mode: 'good-rows' })
  await shake(kills.running, id)
  const done = await atRest(shaken, id)
  return [
    ...(midway > (kills.checking + kills.running) / 2 ? [] : [`only ${midway} kills fell into the work`]),
    ...differences('counts', wanted.checked.counts, checked.counts),
    ...differences('outcome', wanted.done.outcome, done.outcome),
    ...(sum(done.outcome) === sum(checked.counts) ? [] : [`${sum(done.outcome)} ends of ${sum(checked.counts)} lines`]),
    ...differences('goods', await goodsOf(place, calm), await goodsOf(place, shaken)),
  ]
}

async function importFile(clerk: Client, bytes: Buffer): Promise<{ checked: View; done: View }> {
  const id = await uploadFile(clerk, 'goods.csv', bytes)
  const checked = await atRest(clerk, id)
  await clerk.send('brand/catalogue.runImport', { importId: id, mode: 'good-rows' })
  return { checked, done: await atRest(clerk, id) }
}

const look = async (clerk: Client, importId: string): Promise<View | null> => {
  const reply = await clerk.ask<View>('brand/catalogue.import', { importId }).catch(() => null)
  return reply?.status === 200 ? reply.body : null
}

async function atRest(clerk: Client, importId: string): Promise<View> {
  let view: View | null = null
  await until(async () => {
    view = await look(clerk, importId)
    return view !== null && view.progress === null
  })
  return view!
}

/** Waits until the work has gone some way further, by chance; answers whether it was still going on then. */
async function moves(clerk: Client, importId: string, chance: () => number): Promise<boolean> {
  const far = Math.floor(chance() * 800)
  let first: View['progress'] = null
  let last: View | null = null
  await until(async () => {
    last = await look(clerk, importId)
    const now = last?.progress
    if (!last || !now) return last !== null
    first ??= now
    return now.phase !== first.phase || now.rowsDone > first.rowsDone + far
  })
  return (last as View | null)?.progress !== null
}

const sum = (numbers: Record<string, number> | null): number => Object.values(numbers ?? {}).reduce((a, b) => a + b, 0)

function differences(what: string, wanted: unknown, found: unknown): string[] {
  const [a, b] = [JSON.stringify(wanted), JSON.stringify(found)]
  return a === b ? [] : [`${what} differ: ${a.slice(0, 300)} and ${b.slice(0, 300)}`]
}

/** What a brand's imported goods are, without their ids and times; units as their movements tell them. */
async function goodsOf({ sql }: Place, { personId }: Client): Promise<unknown> {
  const [goods] = await sql`
    select count(*) as n, md5(string_agg(concat_ws('|', p.handle, p.title, p.category, p.status, p.version, s.code,
      s.options, s.price_fen, t.received, m.units), e'\n' order by p.handle collate "C", s.code collate "C")) as print
    from member b join product p on p.brand_id = b.brand_id
    join sku s on s.brand_id = p.brand_id and s.product_id = p.id
    join stock t on t.brand_id = s.brand_id and t.sku_id = s.id
    left join lateral (select sum(units) as units from stock_movement m
      where m.brand_id = s.brand_id and m.sku_id = s.id) m on true
    where b.person_id = ${personId} and p.handle like 'kill-%'`
  return goods
}

const HEADING = '商品编码,商品名称,类目,规格,SKU编码,价格(元),库存,发货天数'

/** The second file changes a third of what the first one wrote, adds some, repeats some, and has some faults. */
function fileOf(rows: number, which: 'first' | 'second'): Buffer {
  const lines = Array.from({ length: rows }, (_, n) => {
    const product = `kill-${Math.floor(n / 3)}`
    const later = which === 'second'
    if (!later && n % 10 === 9) return `${product},茶,茶叶,大 ${n},K-${n + 1_000_000},20,1,2`
    const price = later && n % 17 === 0 ? '约三十' : later && n % 3 === 0 ? '22.00' : '20.00'
    return `${product},茶,茶叶,大 ${n},K-${n},${price},${later && n % 5 === 0 ? 7 : 5},2`
  })
  return Buffer.from(`${HEADING}\n${lines.join('\n')}\n`)
}

/** Numbers of chance that can be had again (mulberry32). */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
