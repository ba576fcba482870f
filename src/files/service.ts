import type { InputOf, OutputOf } from '@/kernel/contract'
import type { EffectOf } from '@/kernel/effect'
import { type Id, newId } from '@/kernel/id'
import { type Refusal, refuse } from '@/kernel/result'
import type { Context, QueryService } from '@/kernel/service'
import type * as contract from './contract'
import { ROOM, thatFit } from './rules'
import * as store from './store'

/** Where public files lie: one path below the API's own address. */
export const FILES = '/files/'

/** A file that was looked at and redrawn, ready to be kept. */
export interface Ready
  extends Pick<store.FileDraft, 'sha256' | 'name' | 'type' | 'bytes' | 'width' | 'height' | 'preview'> {}

/** Who keeps a file, and whether anybody may see it at once. */
export interface Keep {
  readonly brandId: Id
  readonly personId: Id | null
  readonly file: Ready
  readonly shown: boolean
}

export type Kept = OutputOf<typeof contract.upload>

/**
 * Keeps files, each once per brand, in the order they came; who finds no room is refused and costs the others nothing.
 * A private file that comes again to be shown is shown from then on, never the other way round.
 */
export async function keep(context: Context, asked: readonly Keep[]): Promise<(Kept | Refusal)[]> {
  if (asked.length === 0) return []
  const { sql, now } = context
  const rooms = await store.lockRooms(sql, [...new Set(asked.map((one) => one.brandId))].sort())
  const known = new Map((await store.filesByPrint(sql, asked.map(printOf))).map((row) => [nameOf(row), row]))
  const fresh = firstOfEach(asked.filter((one) => !known.has(nameOf(printOf(one)))))
  const written = fitting(rooms, fresh).map((one): store.FileDraft => {
    const { brandId, personId, file, shown } = one
    return { ...file, id: newId(), brandId, createdBy: personId, shownAt: shown ? now : null }
  })
  if (written.length > 0) {
    await store.insertFiles(sql, written, now)
    await store.addToRooms(sql, [...sumsOf(written)])
  }
  for (const one of written) known.set(nameOf(one), { ...one, size: one.bytes.length })
  await showAgain(context, asked, known)
  return asked.map((one) => {
    const row = known.get(nameOf(printOf(one)))
    if (row) return keptOf({ ...row, shownAt: row.shownAt ?? (one.shown ? now : null) })
    return refuse('room-full', { usedBytes: rooms.get(one.brandId)!.size, bytesMax: ROOM.size, filesMax: ROOM.files })
  })
}

const printOf = ({ brandId, file }: Keep): store.Print => ({ brandId, sha256: file.sha256 })
const nameOf = ({ brandId, sha256 }: store.Print): string => `${brandId}/${sha256}`

/** Of the same bytes that come twice in one list, shown wins. */
function firstOfEach(asked: readonly Keep[]): Keep[] {
  const found = new Map<string, Keep>()
  for (const one of asked) {
    const name = nameOf(printOf(one))
    const first = found.get(name)
    found.set(name, first ? { ...first, shown: first.shown || one.shown } : one)
  }
  return [...found.values()]
}

function fitting(rooms: Awaited<ReturnType<typeof store.lockRooms>>, fresh: readonly Keep[]): Keep[] {
  return [...rooms].flatMap(([brandId, used]) => {
    const own = fresh.filter((one) => one.brandId === brandId)
    const fit = thatFit(
      used,
      own.map(({ file }) => file.bytes.length),
    )
    return own.filter((_, i) => fit[i])
  })
}

function* sumsOf(written: readonly store.FileDraft[]) {
  for (const brandId of new Set(written.map((one) => one.brandId))) {
    const own = written.filter((one) => one.brandId === brandId)
    yield { brandId, files: own.length, size: own.reduce((sum, { bytes }) => sum + bytes.length, 0) }
  }
}

async function showAgain(context: Context, asked: readonly Keep[], known: ReadonlyMap<string, store.FileRow>) {
  const hidden = asked.flatMap((one) => {
    const row = known.get(nameOf(printOf(one)))
    return one.shown && row && row.shownAt === null ? [{ brandId: row.brandId, fileId: row.id }] : []
  })
  if (hidden.length > 0) await store.showFiles(context.sql, hidden, context.now)
}

/** Something public shows these now, so anybody may read them. */
export async function show(context: Context, effects: readonly EffectOf<'show-files'>[]): Promise<void> {
  const keys = effects.flatMap(({ brandId, fileIds }) => fileIds.map((fileId) => ({ brandId, fileId })))
  if (keys.length > 0) await store.showFiles(context.sql, keys, context.now)
}

/** These files where the brand really has them; what it has not is left out. */
export async function known({ sql }: Pick<Context, 'sql'>, keys: readonly store.FileKey[]): Promise<Kept[]> {
  return keys.length > 0 ? (await store.filesByKey(sql, keys)).map(keptOf) : []
}

function keptOf({ id, name, type, size, width, height, preview, shownAt }: store.FileRow): Kept {
  return { id, name, type, bytes: size, width, height, url: shownAt === null ? '' : addressOf({ id, preview }) }
}

const addressOf = ({ id, preview }: Pick<store.FileRow, 'id' | 'preview'>): string =>
  `${FILES}${id}${preview && `#p=${preview}`}`

/** A public file by the id in its address. */
export async function shownFile({ sql }: Pick<Context, 'sql'>, id: Id): Promise<store.Full | null> {
  const [file] = await store.loadFile(sql, id)
  return file && file.shownAt !== null ? file : null
}

type Content = OutputOf<typeof contract.content>

/** For its own brand, and for operators, who must read what they decide about. */
export const content: QueryService<InputOf<typeof contract.content>, Content> = async ({ sql }, { input, by }) => {
  const [file] = await store.loadFile(sql, input.fileId)
  if (!file || (by.role !== 'operator' && file.brandId !== by.brandId)) return refuse('not-found')
  return { ...keptOf(file), base64: file.bytes.toString('base64') }
}
