import { AVATARS, avatar } from '@/crm/profile'
import { isId } from '@/kernel/id'
import type { House } from './house'

export { AVATARS }

/** A face never changes under its address, so it may be kept; a day is short enough for one that was erased. */
export async function serveAvatar(house: Pick<House, 'sql'>, path: string): Promise<Response> {
  const id = path.slice(AVATARS.length).split('?')[0]!
  const face = isId(id) ? await avatar(house, id) : null
  if (!face) return new Response(null, { status: 404 })
  const headers = {
    'content-type': face.type,
    'cache-control': 'public, max-age=86400',
    'x-content-type-options': 'nosniff',
  }
  return new Response(new Uint8Array(face.bytes), { headers })
}
