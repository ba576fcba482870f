import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type postgres from 'postgres'
import { connect } from '@/cloud/postgres/connect'
import { newId } from '@/kernel/id'
import { northTea } from '../world'
import { addressId, type Join, personId, SKU } from './scene'

export const FLOOR_CONNECTIONS = [4, 8, 16, 32] as const

export const createFloor = (sql: postgres.Sql) => sql.unsafe(readFileSync(join(__dirname, 'floor.sql'), 'utf8'))

/** Joins per second of the floor: each connection calls the function again as soon as it has its answer. */
export async function runFloor(url: string, connections: number, joins: readonly Join[]): Promise<number> {
  const sql = connect(url, { max: connections })
  await Promise.all(Array.from({ length: connections }, () => sql`select 1`))
  const calls = joins.map(callOf)
  const next = calls.values()
  const started = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (const call of next) await sql`select floor_join(${call}::jsonb, ${new Date()})`
    }),
  )
  const seconds = (performance.now() - started) / 1000
  await sql.end()
  return joins.length / seconds
}

function callOf({ person, campaignId, roundId }: Join): string {
  const ids = { entryId: newId(), orderId: newId(), personId: personId(person), addressId: addressId(person) }
  return JSON.stringify({
    ...ids,
    campaignId,
    roundId,
    skuId: SKU,
    brandId: northTea.id,
    key: randomUUID(),
    hash: 'hash-of-the-input',
  })
}
