import type { z } from 'zod'
import type { InputOf } from '@/kernel/contract'
import type { Sql } from '@/kernel/db'
import { type Id, newId } from '@/kernel/id'
import { isRefusal, type Refusal, refuse } from '@/kernel/result'
import type { OutsideService } from '@/kernel/service'
import type { Ms } from '@/kernel/time'
import { mayKeep } from './agreements'
import type * as own from './contract'
import type * as contract from './privacy-contract'
import * as store from './profile-store'
import { meOf } from './service'
import { loadMe, openidsOf } from './store'

/** What a profile needs of the outside: a transaction, and WeChat's eye on the words. */
export interface ProfilePort {
  readonly sql: Sql
  readonly now: Ms
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  /** Whether these words may be shown to others. */
  mayShow(words: string, openid: string): Promise<true | Refusal>
}

type Me = z.infer<typeof own.me>

/** Words are read by WeChat before anybody else sees them; without an answer nothing changes. */
export const saveProfile: OutsideService<InputOf<typeof contract.saveProfile>, Me, ProfilePort> = async (
  port,
  { input, by: { personId } },
) => {
  const [known] = await openidsOf(port.sql, [personId])
  if (!known?.openid) return refuse('sign-in')
  const face = input.picture === undefined ? null : faceOf(input.picture)
  if (isRefusal(face)) return face
  const shown = await port.mayShow(input.nickname, known.openid)
  if (isRefusal(shown)) return shown
  return port.transaction(async (sql) => {
    const context = { sql, now: port.now }
    const [refusal] = await mayKeep(context, [personId], 'profile')
    if (refusal) return refusal
    if (face) await store.keepAvatar(sql, { personId, ...face, at: port.now })
    await store.saveProfile(sql, {
      personId,
      nickname: input.nickname,
      avatarUrl: face ? `${AVATARS}${face.id}` : null,
    })
    return meOf(context, (await loadMe(sql, [personId]))[0]!)
  })
}

/** Where faces are served: one path below the API's own address. */
export const AVATARS = '/avatars/'

const BYTES_MAX = 200_000

/** A picture is what its first bytes say, whatever its sender says. */
function faceOf(base64: string): store.Face | Refusal {
  const bytes = Buffer.from(base64, 'base64')
  const type = typeOf(bytes)
  if (!type || bytes.length > BYTES_MAX) return refuse('file-unreadable', { max: BYTES_MAX })
  return { id: newId(), type, bytes }
}

function typeOf(bytes: Buffer): store.Face['type'] | null {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg'
  if (bytes.subarray(1, 4).toString('latin1') === 'PNG') return 'image/png'
  const isWebp =
    bytes.subarray(0, 4).toString('latin1') === 'RIFF' && bytes.subarray(8, 12).toString('latin1') === 'WEBP'
  return isWebp ? 'image/webp' : null
}

/** A face by the id in its address; null once its person has another one or is gone. */
export const avatar = async ({ sql }: { sql: Sql }, id: Id): Promise<store.Face | null> =>
  (await store.loadAvatar(sql, id))[0] ?? null
