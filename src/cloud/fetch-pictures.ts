import { type Fetched, keepFetched, type PictureTask, takePictures } from '@/catalogue/picture-work'
import { prepare } from '@/files/prepare'
import { keep } from '@/files/service'
import { isRefusal } from '@/kernel/result'
import { SECOND } from '@/kernel/time'
import type { House } from './house'
import { callOutside, NotOutside, type OutsideAnswer } from './outside'
import { createPool, emptyPool, type Pool } from './pool'

/** Under way in one process, since each may hold megabytes; so few for one brand and host that others have room. */
const [AT_ONCE, PER_HOST, PER_BRAND] = [12, 2, 4]
const PATIENCE = 15 * SECOND
const BYTES_MAX = 5 * 1024 * 1024
const REDIRECTS = 3

/** Fetches pictures that files of brands name; safe in several processes at once. */
export const picturePool = (house: House, onFault: (fault: unknown) => void, isOver = () => false): Pool =>
  createPool({
    most: AT_ONCE,
    onFault,
    take: async (most) => (isOver() ? [] : takePictures(house.sql, { most, perHost: PER_HOST, perBrand: PER_BRAND })),
    act: (task: PictureTask) => fetchOne(house, task),
  })

/** Once, until none is due. */
export const fetchPictures = (house: House): Promise<number> => emptyPool((onFault) => picturePool(house, onFault))

async function fetchOne(house: House, task: PictureTask): Promise<void> {
  const fetched = await fetchAndDraw(house, task)
  await house.sql.begin(async (sql) => {
    const context = { sql, now: house.now() }
    if (!('file' in fetched)) return keepFetched(context, task, fetched)
    const [kept] = await keep(context, [{ brandId: task.brandId, personId: null, file: fetched.file, shown: true }])
    const end: Fetched = isRefusal(kept!) ? { failed: 'room-full', final: true } : { address: kept!.url }
    return keepFetched(context, task, end)
  })
}

type Drawn = { readonly file: Exclude<Awaited<ReturnType<typeof prepare>>, { refused: unknown }> }

async function fetchAndDraw(house: House, { url }: PictureTask): Promise<Drawn | Fetched> {
  const asked = { timeoutMs: PATIENCE, bytesMax: BYTES_MAX, redirects: REDIRECTS, plain: true }
  const answer = await callOutside(url, { ...asked, hosts: house.settings.pictureHosts }).catch(failureOf)
  if ('failed' in answer) return answer
  if (answer.status !== 200) return failureOfStatus(answer)
  const file = await drawInTurn(() => prepare(answer.bytes, url.split(/[?#]/)[0]!.split('/').at(-1) ?? ''))
  // The bytes decide, whatever the answer calls itself; a document is no picture of goods.
  if (isRefusal(file) || file.type === 'application/pdf') return { failed: 'not-a-picture', final: true }
  return { file }
}

let drawing: Promise<unknown> = Promise.resolve()

/** Waiting for strangers costs nothing; a picture that is drawn takes a core and many megabytes. */
function drawInTurn<T>(draw: () => Promise<T>): Promise<T> {
  const drawn = drawing.then(draw)
  drawing = drawn.catch(() => undefined)
  return drawn
}

/** Gone is gone; a server that is busy or broken may be well again later. */
const failureOfStatus = ({ status }: OutsideAnswer): Fetched => {
  const later = status === 408 || status === 429 || status >= 500
  return later ? { failed: 'unreachable', final: false } : { failed: 'not-found', final: true }
}

function failureOf(fault: unknown): Fetched & { readonly failed: string } {
  if (fault instanceof NotOutside) {
    return { failed: fault.why === 'too-large' ? 'too-large' : 'address-inside', final: true }
  }
  const name = fault instanceof Error ? fault.name : ''
  return { failed: name === 'TimeoutError' || name === 'AbortError' ? 'timed-out' : 'unreachable', final: false }
}
