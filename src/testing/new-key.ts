import type { Id } from '@/kernel/id'
import type { Scope } from '@/kernel/scopes'
import type { Client } from './clients'

/** A key of the brand that somebody owns, as its page makes one. */
export async function newKey(owner: Client, scopes: readonly Scope[]): Promise<{ id: Id; secret: string }> {
  const input = { name: 'ERP', scopes, lastsDays: 30 }
  const { body } = await owner.send<{ key: { id: Id }; secret: string }>('brand/keys.make', input)
  return { id: body.key.id, secret: body.secret }
}
