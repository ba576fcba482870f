import type postgres from 'postgres'
import type { Sql } from '@/kernel/db'
import { openAddress, sealAddress } from '@/kernel/sealed-address'
import type { Vault } from '@/kernel/vault'
import * as store from './sealing-store'

const MOST = 500

interface Holder {
  readonly sql: postgres.Sql
  readonly vault: Vault
}

/**
 * Seals what stood open before there was a key, and what an older key sealed. Every process does it when it starts: the
 * first one does the work, the others wait for it and find nothing left.
 */
export async function sealEverything({ sql, vault }: Holder): Promise<{ sealed: number; renewed: number }> {
  return await sql.begin(async (tx) => {
    await store.onlyOne(tx)
    return { sealed: await sealPlain(tx, vault), renewed: await renewSeals(tx, vault) }
  })
}

async function sealPlain(sql: Sql, vault: Vault): Promise<number> {
  if (!(await store.hasPlain(sql))) return 0
  let count = 0
  for (;;) {
    const rows = await store.plainAddresses(sql, MOST)
    if (rows.length === 0) break
    await store.movePlain(
      sql,
      rows.map((row) => ({ personId: row.personId, id: row.id, sealed: sealAddress(vault, row) })),
    )
    count += rows.length
  }
  await store.dropPlain(sql)
  return count
}

async function renewSeals(sql: Sql, vault: Vault): Promise<number> {
  let count = 0
  for (;;) {
    const rows = await store.sealedByOthers(sql, vault.keyId, MOST)
    if (rows.length === 0) return count
    const renewed = rows.map((row) => ({
      ...row,
      before: row.sealed,
      sealed: sealAddress(vault, { ...row, ...openAddress(vault, row) }),
    }))
    await store.renew(sql, renewed)
    count += rows.length
  }
}
