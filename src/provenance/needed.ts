import type { Id } from '@/kernel/id'
import type { Context } from '@/kernel/service'
import { batchesSince, type NeededSince } from './needed-store'

/** Which of these products a batch tells buyers about. */
export async function batched({ sql }: Context, list: readonly NeededSince[]): Promise<ReadonlySet<Id>> {
  return new Set(await batchesSince(sql, list))
}
