import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

export interface Face {
  readonly id: Id
  readonly type: 'image/jpeg' | 'image/png' | 'image/webp'
  readonly bytes: Buffer
}

export const keepAvatar = (sql: Sql, face: Face & { personId: Id; at: Ms }) => sql`
  insert into avatar (person_id, id, type, bytes, created_at)
  values (${face.personId}, ${face.id}, ${face.type}, ${face.bytes}, ${iso(face.at)})
  on conflict (person_id) do update set id = excluded.id, type = excluded.type, bytes = excluded.bytes,
    created_at = excluded.created_at`

export const saveProfile = (sql: Sql, p: { personId: Id; nickname: string; avatarUrl: string | null }) => sql`
  update person set nickname = ${p.nickname}, avatar_url = coalesce(${p.avatarUrl}, avatar_url)
  where id = ${p.personId} and closed_at is null`

export const loadAvatar = (sql: Sql, id: Id) => sql<Face[]>`select id, type, bytes from avatar where id = ${id}`
