import type { Id } from '@/kernel/id'
import { DAY, HOUR, type Ms } from '@/kernel/time'
import { insertPeople, settleIn } from '@/testing/settle-in'
import { letMachinesIn, liveAMonth, openMarket, publishAll, tellOrigins, townsfolk } from '@/testing/trade'
import { type Product, wholeWorld } from '@/testing/world'
import { startApi } from '../api'
import { readSettings } from '../settings'
import { passersBy } from './passers-by'
import { insertStrangers } from './seed-store'
import type { Simulator } from './simulator'

export interface PastParts {
  /** What the API itself will be started with. */
  readonly environment: Readonly<Record<string, string>>
  readonly simulator: Simulator
  readonly pictures: string
}

const DAYS = 30
/** Who looks in on an ordinary day. */
const PEOPLE = 16
const SEED = 20_261_122

/**
 * A month of trade before the visitor comes, lived through the product's own doors while the clock stands a month back:
 * lists, charts, ratings and histories hold what was really done. Answers the live campaigns by product.
 */
export async function liveThePast(parts: PastParts): Promise<ReadonlyMap<Product, Id>> {
  const { simulator, environment, pictures } = parts
  const today = await simulator.now()
  const clock = movedClock()
  const api = await startApi(readSettings({ ...environment, TIME_URL: '' }), { errands: false, clock })
  const { sql, vault } = api.house
  const market = openMarket({ api, pull: simulator.pull, moved: clock.set, seed: SEED })
  const from = today - DAYS * DAY
  await market.moveTo(from)
  console.log(`seeding the named world and a month of its trade (seed ${SEED}) …`)
  const place = { sql, now: from, pictures, vault }
  await settleIn(place, wholeWorld)
  await insertPeople(place, townsfolk)
  await insertStrangers(place, passersBy)
  const campaignIds = await publishAll(market, wholeWorld, { from, until: today + 14 * DAY })
  await market.moveTo(from + HOUR)
  await liveAMonth(market, { world: wholeWorld, campaignIds, from, until: today, people: PEOPLE })
  await market.moveTo(Date.now())
  await tellOrigins(market, { world: wholeWorld, today })
  await letMachinesIn(market, wholeWorld)
  await api.stop()
  return new Map(wholeWorld.offers.map(({ product }, at) => [product, campaignIds[at]!]))
}

/** A clock that stands where it was put and runs on from there. */
function movedClock() {
  let offset = 0
  return {
    now: () => Date.now() + offset,
    set: (at: Ms) => {
      offset = at - Date.now()
    },
    sync: async () => undefined,
    stop: () => undefined,
  }
}
