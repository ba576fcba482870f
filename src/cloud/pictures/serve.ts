import * as sharing from '@/sharing/service'
import { keptPicture } from '../files'
import type { House } from '../house'
import { DESIGNS, type Sort } from './designs'
import { faceOf } from './face'
import { fetchPicture } from './fetch-picture'
import { paint } from './paint'
import { createShelf } from './shelf'

const ADDRESS = /^\/pictures\/([a-z-]+)\/([0-9A-Za-z]{8,10})-([0-9a-z]{8})\.jpg$/
/** The best of these under the limit: WeChat documents none for cards, 128 KB is what is known to pass. */
const QUALITIES = [86, 74, 60, 42]
const CARD_BYTES_MAX = 128_000
/** About 100 KB each: at most some 30 MB of pictures lie ready. */
const KEPT_MAX = 300
/** Drawing takes 0.1 s of a core: more at once would only make orders wait. */
const AT_ONCE = 2
const FOREVER = 'public, max-age=31536000, immutable'
const A_MINUTE = 'public, max-age=60'

/** Serves drawn pictures by share code and version; null for any other path. */
export function drawnPictures(house: House): (path: string) => Promise<Response | null> {
  const shelf = createShelf<Bytes>({ keptMax: KEPT_MAX, atOnce: AT_ONCE })
  return async (path) => {
    const [, name = '', code = '', version = ''] = ADDRESS.exec(path.split('?')[0]!) ?? []
    const sort = DESIGNS[name]
    if (!sort) return null
    const [found] = await sharing.cardsByCode({ sql: house.sql, now: house.now() }, [code])
    if (!found) return new Response(null, { status: 404 })
    // An older version is asked for by an old card: it gets the picture of now, but not for ever.
    const cache = found.version === version ? FOREVER : A_MINUTE
    try {
      const bytes = await shelf.get(`${name}/${code}/${found.version}`, () => draw(house, sort, found))
      if (bytes) return new Response(bytes, { headers: { 'content-type': 'image/jpeg', 'cache-control': cache } })
    } catch (fault) {
      console.error(`no picture ${name} of ${code}`, fault)
    }
    return instead(sort, found)
  }
}

/** A card falls back to the plain picture of its goods; a poster without its code would be a dead end. */
function instead({ coded }: Sort, { pictureUrl }: sharing.SharedCard): Response {
  const headers = { 'cache-control': 'no-store' }
  if (coded || pictureUrl === '') return new Response(null, { status: 503, headers })
  return new Response(null, { status: 302, headers: { ...headers, location: pictureUrl.split('#')[0]! } })
}

/** From our own shelf, or from a host that may be asked. */
const pictureOf = async (house: House, address: string): Promise<Uint8Array | null> =>
  (await keptPicture(house, address)) ?? fetchPicture(address, house.settings.pictureHosts)

type Bytes = Uint8Array<ArrayBuffer>

/** Null when a part is missing that the picture can't do without. */
async function draw(house: House, { design, coded }: Sort, found: sharing.SharedCard): Promise<Bytes | null> {
  const [goods, code] = await Promise.all([
    pictureOf(house, found.pictureUrl),
    coded ? house.wechat.miniCode(sharing.codeOf(found.code)) : null,
  ])
  if (coded && code?.outcome !== 'ok') return null
  if (!coded && goods === null && found.pictureUrl !== '') return null
  const canvas = await paint(design, faceOf(found), { goods, code: code?.outcome === 'ok' ? code.value : null })
  for (const quality of coded ? QUALITIES.slice(0, 1) : QUALITIES) {
    const bytes = new Uint8Array(await canvas.encode('jpeg', quality))
    if (coded || bytes.length <= CARD_BYTES_MAX) return bytes
  }
  return null
}
