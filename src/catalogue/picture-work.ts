import type { Sql } from '@/kernel/db'
import type { Context } from '@/kernel/service'
import * as store from './import-picture-store'
import { lockBrand } from './store'

export type PictureTask = store.Picture

/** Longer than any fetching takes: whoever died at it is followed by another. */
const LEASE_SECONDS = 60

export const takePictures = (sql: Sql, few: store.Few): Promise<PictureTask[]> =>
  store.takePictures(sql, few, LEASE_SECONDS)

/** A picture at our own address, or why there is none; what is not final is tried again. */
export type Fetched = { readonly address: string } | { readonly failed: string; readonly final: boolean }

const TRIES = 5

/** Seconds before the next try: ten, a minute and a half, a quarter of an hour … */
const pauseAfter = (attempts: number): number => 10 * 9 ** (attempts - 1)

/** Writes down what came of a fetching; the goods show our own copy from then on. */
export async function keepFetched({ sql }: Context, task: PictureTask, fetched: Fetched): Promise<void> {
  if ('failed' in fetched) {
    const isOver = fetched.final || task.attempts >= TRIES
    const state = isOver ? ('failed' as const) : ('waiting' as const)
    const again = isOver ? 0 : pauseAfter(task.attempts)
    return store.endPicture(sql, task, { state, reason: fetched.failed, address: null, again })
  }
  const { address } = fetched
  await lockBrand(sql, task.brandId)
  await store.saveSource(sql, task, address)
  await store.replacePicture(sql, task, address)
  await store.endPicture(sql, task, { state: 'kept', reason: null, address, again: 0 })
}
