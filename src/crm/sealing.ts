import type { Sql } from '@/kernel/db'
import { openAddress, sealAddress } from '@/kernel/sealed-address'
import type { Vault } from '@/kernel/vault'
import * as store from './sealing-store'

const MOST = 500

interface Holder {
  readonly sql: Sql
  readonly vault: Vault
}

/**
 * Seals what stood open before there was a key, and what an older key sealed. Every process does it when it starts: after
 * the first one there is nothing left. Each round takes rows that nobody else has in hand.
 */
export async function sealEverything(holder: Holder): Promise<{ sealed: number; renewed: number }> {
  return { sealed: await sealPlain(holder), renewed: await renewSeals(holder) }
}

async function sealPlain({ sql, vault }: Holder): Promise<number> {
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

async function renewSeals({ sql, vault }: Holder): Promise<number> {
  let count = 0
  for (;;) {
    const rows = await store.sealedByOthers(sql, vault.keyId, MOST)
    if (rows.length === 0) return count
    const renewed = rows.map((row) => ({ ...row, before: row.sealed, sealed: sealAddress(vault, { ...row, ...openAddress(vault, row) }) }))
    await store.renew(sql, renewed)
    count += rows.length
  }
}
