import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Workshop } from '@/catalogue/import-chunk'
import * as lines from '@/catalogue/import-lines-service'
import * as imports from '@/catalogue/import-service'
import type { ImportView } from '@/catalogue/import-views'
import { workImports } from '@/catalogue/import-work'
import { products } from '@/catalogue/service'
import { isRefusal, type Refusal } from '@/kernel/result'
import type { Caller, CommandService, Outcome } from '@/kernel/service'
import type { FreshDatabase } from './db'
import { kai, northTea, southKiln, wen } from './world'

export const NOON = Date.UTC(2026, 3, 1, 4)

const clerk = (personId: string, brandId: string): Caller => ({
  role: 'brand',
  personId,
  visitorId: '',
  shopId: '',
  brandId,
})
export const WEN = clerk(wen.id, northTea.id)
export const KAI = clerk(kai.id, southKiln.id)

/** Our template's heading, as far as these files have it, and one line of goods below it. */
export const HEADING = '商品编码,商品名称,类目,规格,SKU编码,价格(元),库存,发货天数\n'
export const TEA = `${HEADING}tea,龙井,茶,,T-1,68,100,2\n`

type Four = [created: number, changed?: number, unchanged?: number, failed?: number]
/** What became of the lines of a file. */
export const done = (...[created, changed = 0, unchanged = 0, failed = 0]: Four) => ({
  created,
  changed,
  unchanged,
  failed,
})

export const fixture = (name: string) => readFileSync(join(__dirname, '../catalogue/fixtures', name))

export function answerOf<T>(outcome: Outcome<T> | undefined): T {
  if (!outcome || isRefusal(outcome)) throw new Error(JSON.stringify(outcome))
  return outcome.answer
}

/** Two brands with a clerk each, and their desk for files: what a clerk does there, as short sentences. */
export async function openImportDesk(db: FreshDatabase) {
  const { sql } = db
  await sql`insert into person ${sql([wen, kai].map(({ id, openid, name }) => ({ id, openid, nickname: name, created_at: NOON })))}`
  await sql`insert into brand ${sql([northTea, southKiln].map(({ id, name }) => ({ id, name, created_at: NOON })))}`
  const world = {
    now: NOON,
    over: false,
    told: [] as string[],
    prices: new Map<string, number>(),
    needed: new Set<string>(),
    unshipped: new Map<string, number>(),
  }
  const shop: Workshop = {
    sql,
    now: () => world.now,
    ownHosts: [],
    isOver: () => world.over,
    neighbours: {
      runningPrices: async () => world.prices,
      needed: async () => world.needed,
      unshipped: async () => world.unshipped,
    },
    begin: (act) => sql.begin(act) as ReturnType<typeof act>,
    carryOut: async () => undefined,
    tell: (what) => void world.told.push(what),
  }
  const send = <I, O>(service: CommandService<I, O>, input: I, by = WEN) =>
    sql.begin(async (tx) => (await service({ sql: tx, now: world.now }, [{ input, by }]))[0]!) as Promise<Outcome<O>>
  const view = async (importId: string, by = WEN): Promise<ImportView> => {
    const found = await imports.importOne({ sql, now: world.now }, { input: { importId }, by })
    if (isRefusal(found)) throw new Error(JSON.stringify(found))
    return found
  }
  const upload = async (bytes: Uint8Array, { name = 'tea.csv', by = WEN } = {}): Promise<string> => {
    const begun = answerOf(await send(imports.beginImport, { fileName: name, bytes: bytes.length }, by))
    for (let index = 0; index < begun.parts; index++) {
      const part = bytes.subarray(index * begun.partBytes, (index + 1) * begun.partBytes)
      const base64 = Buffer.from(part).toString('base64')
      answerOf(await send(imports.importPart, { importId: begun.id, index, base64 }, by))
    }
    answerOf(await send(imports.checkImport, { importId: begun.id }, by))
    return begun.id
  }
  const work = () => workImports(shop)
  return {
    world,
    shop,
    send,
    view,
    upload,
    work,
    /** Uploads a file and waits for what it would do. */
    async check(file: string | Uint8Array, about: { name?: string; by?: Caller } = {}): Promise<ImportView> {
      const id = await upload(typeof file === 'string' ? Buffer.from(file) : file, about)
      await work()
      return view(id, about.by)
    },
    /** Says yes and waits for what it did. */
    async run(
      importId: string,
      { mode = 'good-rows' as 'good-rows' | 'all-or-nothing', by = WEN } = {},
    ): Promise<ImportView | Refusal> {
      const begun = await send(imports.runImport, { importId, mode, submitForReview: true }, by)
      if (isRefusal(begun)) return begun
      await work()
      return view(importId, by)
    },
    async undo(importId: string, by = WEN): Promise<ImportView | Refusal> {
      const begun = await send(imports.undoImport, { importId }, by)
      if (isRefusal(begun)) return begun
      await work()
      return view(importId, by)
    },
    async rowsOf(importId: string, by = WEN) {
      const page = await lines.importRows({ sql, now: world.now }, { input: { importId }, by })
      if (isRefusal(page)) throw new Error(page.refused)
      return page.items
    },
    mend: (input: { importId: string; line: number; field: string; text: string }) =>
      send(lines.mendCell(shop.neighbours), input),
    async shelf(by = WEN) {
      return (await products({ sql, now: world.now }, { input: {}, by }, shop.neighbours)).items
    },
  }
}
export type ImportDesk = Awaited<ReturnType<typeof openImportDesk>>
