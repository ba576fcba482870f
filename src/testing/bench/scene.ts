import type postgres from 'postgres'
import type { Id } from '@/kernel/id'
import { SEALED_SOMEWHERE } from '../settle-in'
import { northTea } from '../world'

/**
 * Data of one measurement, made by SQL and not through the product: open rounds of five with a paid leader and four free
 * seats. Ids are numbers in disguise, so that requests can be written down before the rows exist.
 */
export interface Scene {
  readonly n: number
  readonly campaigns: number
  readonly roundsPerCampaign: number
}

export const SEATS_FREE = 4
export const joinsOf = ({ campaigns, roundsPerCampaign }: Scene): number => campaigns * roundsPerCampaign * SEATS_FREE

const id = (area: number, scene: number, n: number): Id =>
  `01990000-b00${area}-7000-${(0x8000 + scene).toString(16)}-${n.toString(16).padStart(12, '0')}`

export const SKU = id(0, 0, 1)
export const personId = (n: number): Id => id(1, 0, n)
export const addressId = (n: number): Id => id(2, 0, n)
export const campaignId = ({ n }: Scene, c: number): Id => id(3, n, c)
const PRODUCT = id(0, 0, 2)
const CLERK = id(1, 0, 0)

/** One join: who goes where. Neighbours in time meet in different rounds, as strangers do. */
export interface Join {
  readonly person: number
  readonly campaignId: Id
  readonly roundId: Id
}

export function joinsIn(scene: Scene): Join[] {
  const rounds = scene.campaigns * scene.roundsPerCampaign
  return Array.from({ length: joinsOf(scene) }, (_, n) => {
    const round = n % rounds
    return { person: n + 1, campaignId: campaignId(scene, round % scene.campaigns), roundId: id(4, scene.n, round) }
  })
}

/** The brand, its one SKU, and as many buyers with an address as the largest scene needs. */
export async function makePeople(sql: postgres.Sql, people: number): Promise<void> {
  const uuid = (area: number) => sql`overlay(${id(area, 0, 0)} placing lpad(to_hex(n), 12, '0') from 25)::uuid`
  await sql`insert into brand (id, name, created_at) values (${northTea.id}, ${northTea.name}, '2026-01-01')`
  await sql`insert into person (id, openid, nickname, created_at)
    select ${uuid(1)}, 'bench-' || n, 'buyer ' || n, '2026-01-01' from generate_series(0, ${people}::int) n`
  await sql`insert into address (person_id, id, sealed, created_at)
    select ${uuid(1)}, ${uuid(2)}, ${SEALED_SOMEWHERE}, '2026-01-01' from generate_series(0, ${people}::int) n`
  await sql`insert into member (brand_id, id, person_id, role, since) values (${northTea.id}, ${CLERK}, ${CLERK}, 'owner', '2026-01-01')`
  await sql`insert into product (brand_id, id, handle, title, picture_urls, status, live_version, created_at, changed_at)
    values (${northTea.id}, ${PRODUCT}, 'bench', '明前龙井', array['a.webp'], 'live', 1, '2026-01-01', '2026-01-01')`
  await sql`insert into product_version (brand_id, product_id, version, status, snapshot, source, at)
    values (${northTea.id}, ${PRODUCT}, 1, 'live', '{"title":"明前龙井","about":"","pictureUrls":["a.webp"]}', 'start', '2026-01-01')`
  await sql`insert into sku (brand_id, id, product_id, code, options, price_fen, created_at, changed_at)
    values (${northTea.id}, ${SKU}, ${PRODUCT}, 'BENCH', '50 克', 5900, '2026-01-01', '2026-01-01')`
}

export async function makeScene(sql: postgres.Sql, scene: Scene, now: number): Promise<void> {
  const rounds = scene.campaigns * scene.roundsPerCampaign
  const at = new Date(now).toISOString()
  const ends = new Date(now + 86_400_000).toISOString()
  const uuid = (area: number) => sql`overlay(${id(area, scene.n, 0)} placing lpad(to_hex(n), 12, '0') from 25)::uuid`
  const inCampaign = sql`overlay(${id(3, scene.n, 0)} placing lpad(to_hex(n % ${scene.campaigns}::int), 12, '0') from 25)::uuid`
  const each = sql`from generate_series(0, ${rounds - 1}::int) n`
  await sql.begin(async (tx) => {
    await tx`insert into campaign (id, brand_id, kind, title, terms, product_id, product_version, commission_rate, ships_in_days, status,
        starts_at, ends_at, created_by, created_at, launched_at)
      select ${uuid(3)}, ${northTea.id}, 'group-buy', '明前龙井', '{"size":5,"hours":24,"unitsPerPerson":9}', ${PRODUCT}, 1, 1000, 3,
        'live', ${at}, ${ends}, ${CLERK}, ${at}, ${at} from generate_series(0, ${scene.campaigns - 1}::int) n`
    await tx`insert into campaign_goods (campaign_id, sku_id, position, title, options, picture_url, price_fen,
        single_price_fen, quota, quota_left)
      select ${uuid(3)}, ${SKU}, 0, '明前龙井', '50 克', 'a.webp', 2990, 5900, 1000000, 900000
      from generate_series(0, ${scene.campaigns - 1}::int) n`
    await tx`insert into orders (id, brand_id, person_id, origin_type, origin_id, origin_part, address_id, status, total_fen,
        paid_fen, pay_before, ships_in_days, created_at, paid_at, changed_at)
      select ${uuid(5)}, ${northTea.id}, ${CLERK}, 'campaign', ${inCampaign}, ${uuid(6)}, ${addressId(0)}, 'forming', 2990, 2990,
        ${ends}, 3, ${at}, ${at}, ${at} ${each}`
    await tx`insert into payment (id, order_id, person_id, seller_mchid, amount_fen, state, transaction_id, paid_at, created_at)
      select ${uuid(7)}, ${uuid(5)}, ${CLERK}, 'mch', 2990, 'paid', ${`bench-${scene.n}-`} || n, ${at}, ${at} ${each}`
    await tx`insert into entry (campaign_id, id, round_id, person_id, order_id, payment_id, sku_id, units, state, held_until, created_at)
      select ${inCampaign}, ${uuid(6)}, ${uuid(4)}, ${CLERK}, ${uuid(5)}, ${uuid(7)}, ${SKU}, 1, 'paid', ${at}, ${at} ${each}`
    await tx`insert into round (campaign_id, id, brand_id, status, shared, seats_total, seats_paid, seats_held, state, version,
        ends_at, wakes_at, created_at)
      select ${inCampaign}, ${uuid(4)}, ${northTea.id}, 'open', true, 5, 1, 0, json_build_object('v', 1, 'roundId', ${uuid(4)},
        'status', 'open', 'alone', false, 'size', 5, 'hours', 24, 'unitsPerPerson', 9, 'endsAt', ${now + 86_400_000}::bigint,
        'spare', json_build_array(${SKU}::text, ${SKU}::text, ${SKU}::text, ${SKU}::text),
        'seats', json_build_array(json_build_object('entryId', ${uuid(6)}, 'personId', ${CLERK}::text, 'orderId', ${uuid(5)},
          'skuId', ${SKU}::text, 'units', 1, 'at', ${now}::bigint, 'paid', true))), 3, ${ends}, ${ends}, ${at} ${each}`
  })
  await sql`analyze`
}
