import * as campaigns from '@/campaigns/offered'
import type { Workshop } from '@/catalogue/import-chunk'
import { mendCell as mendCellOf } from '@/catalogue/import-lines-service'
import { workImports as work } from '@/catalogue/import-work'
import type { Neighbours } from '@/catalogue/neighbours'
import { upsertGoods } from '@/catalogue/upsert-service'
import { batched } from '@/provenance/needed'
import { market } from './compose-goods'
import { carryOut } from './effects'
import { faultText } from './fault-text'
import type { House } from './house'

/** What an import must know of campaigns, orders and batches. */
export const neighbours: Neighbours = {
  ...market,
  needed: async (context, products) =>
    new Set([...(await campaigns.offered(context, products)), ...(await batched(context, products))]),
}

export const mendCell = mendCellOf(neighbours)

export const upsert = upsertGoods(neighbours)

/** Two files at once: a small one does not wait behind a large one, and the database has room for everybody else. */
const AT_ONCE = 2

/** Works on the files of all brands until nothing is left to do or `isOver`; safe in several processes at once. */
export async function workImports(house: House, isOver = () => false): Promise<number> {
  const shop: Workshop = {
    sql: house.sql,
    now: house.now,
    neighbours,
    ownHosts: house.settings.pictureHosts,
    begin: (act) => house.sql.begin(act) as ReturnType<typeof act>,
    carryOut,
    isOver,
    tell: (what, fault) => console.error(`${what}: ${faultText(fault)}`),
  }
  // One that fails leaves the other at its work, and is heard of when both have ended.
  const lanes = await Promise.allSettled(Array.from({ length: AT_ONCE }, () => work(shop)))
  return lanes.reduce((sum, lane) => {
    if (lane.status === 'rejected') throw lane.reason
    return sum + lane.value
  }, 0)
}
