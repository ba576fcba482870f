import { createHash } from 'node:crypto'
import type postgres from 'postgres'
import { createVault } from '@/cloud/vault'
import { type Id, newId } from '@/kernel/id'
import { runOf } from '@/provenance/code-service'
import type { RunRow } from '@/provenance/code-store'
import { codeOf, groupsOf } from '@/provenance/codes'
import { DATA_KEYS } from '../settle-in'
import type { World } from '../world'
import { longWorld, newWorld, wholeWorld } from './casts'

interface Order {
  readonly id: Id
  readonly personId: Id
}

/** Who and what there is to see in one of the worlds. */
export interface Facts {
  readonly clerk: Id
  readonly owner: Id
  /** Somebody who ships for the brand and may see little else. */
  readonly shipper: Id | null
  readonly bookkeeper: Id | null
  /** An invitation to the brand that is open. */
  readonly invitation: string
  readonly operator: Id
  /** Whoever has bought most. */
  readonly buyer: Id
  readonly shopId: Id
  readonly brandId: Id
  readonly productId: Id | null
  readonly campaignId: Id | null
  readonly code: string | null
  readonly skuId: Id | null
  /** A published batch of the brand, and the code of one of its units that many have scanned. */
  readonly batchId: Id | null
  readonly copied: string | null
  /** The newest one of the shop, else of any shop. */
  readonly withdrawal: Order | null
  /** Whoever has bought most through this shop. */
  readonly customerId: Id | null
  /** A group that still waits, and one of its members. */
  readonly waiting: { readonly roundId: Id; readonly personId: Id } | null
  readonly formed: { readonly roundId: Id; readonly personId: Id } | null
  readonly failed: { readonly roundId: Id; readonly personId: Id } | null
  /** The newest order somebody took back before it was shipped. */
  readonly takenBack: Order | null
  /** The newest file in each state that waits for somebody. */
  readonly imports: Readonly<Record<string, Id>>
  /** The newest order in each state. */
  readonly orders: Readonly<Record<string, Order>>
}

export interface AllFacts {
  readonly usual: Facts
  readonly long: Facts
  readonly fresh: Facts
}

export const factsOf = async (sql: postgres.Sql): Promise<AllFacts> => ({
  usual: await ofWorld(sql, wholeWorld),
  long: await ofWorld(sql, longWorld),
  fresh: await ofWorld(sql, newWorld),
})

async function ofWorld(sql: postgres.Sql, world: World): Promise<Facts> {
  const [brand, shop] = [world.brands[0]!, world.shops[0]!]
  const brandIds = world.brands.map(({ id }) => id)
  const shopIds = world.shops.map(({ id }) => id)
  const orders = await sql<(Order & { status: string })[]>`
    select distinct on (status) status, id, person_id as "personId" from orders
    where brand_id = any(${brandIds}::uuid[]) order by status, created_at desc`
  const [most] = await sql<{ id: Id }[]>`
    select person_id as id from orders where brand_id = any(${brandIds}::uuid[]) group by 1 order by count(*) desc, 1 limit 1`
  const [share] = await sql<{ code: string; campaignId: Id; productId: Id }[]>`
    select code, campaign_id as "campaignId", product_id as "productId"
    from share s join campaign c on c.id = s.campaign_id
    where c.brand_id = ${brand.id} and s.shop_id = ${shop.id} and s.round_id is null order by s.created_at limit 1`
  const [takenBack] = await sql<Order[]>`
    select o.id, o.person_id as "personId" from after_sale a join orders o on o.id = a.order_id
    where o.brand_id = any(${brandIds}::uuid[]) order by a.id desc limit 1`
  const [withdrawal] = await sql<Order[]>`
    select id, person_id as "personId" from withdrawal where shop_id = any(${shopIds}::uuid[])
    order by shop_id = ${shop.id} desc, asked_at desc limit 1`
  const [customer] = await sql<{ id: Id }[]>`
    select min(o.id::text) as id from orders o join order_line l on l.order_id = o.id
    where l.commission_shop_id = ${shop.id} and o.paid_at is not null group by o.person_id order by count(*) desc, 1 limit 1`
  const [goods] = await sql<{ id: Id }[]>`
    select sku_id as id from campaign_goods where campaign_id = ${share?.campaignId ?? null} order by position limit 1`
  const [run] = await sql<Pick<RunRow, 'id' | 'brandId' | 'batchId' | 'mark' | 'sealed'>[]>`
    select id, brand_id as "brandId", batch_id as "batchId", mark, sealed from code_run
    where brand_id = ${brand.id} order by id limit 1`
  const files = await sql<{ state: string; id: Id }[]>`
    select distinct on (state) state, id from import where brand_id = ${brand.id} order by state, created_at desc`
  const rounds = async (status: string) =>
    (
      await sql<{ roundId: Id; personId: Id }[]>`
        select r.id as "roundId", e.person_id as "personId" from round r
        join entry e on e.campaign_id = r.campaign_id and e.round_id = r.id
        where r.status = ${status} and r.shared and r.brand_id = any(${brandIds}::uuid[])
        order by r.seats_paid desc, r.created_at desc limit 1`
    )[0] ?? null
  const hired = (role: World['team'][number]['role']) => world.team.find((one) => one.role === role)?.person.id ?? null
  return {
    clerk: brand.clerk.id,
    shipper: hired('shipping'),
    bookkeeper: hired('finance'),
    invitation: await invite(sql, brand),
    owner: shop.owner.id,
    operator: wholeWorld.operators[0]!.id,
    buyer: most?.id ?? world.people[0]!.id,
    shopId: shop.id,
    brandId: brand.id,
    productId: share?.productId ?? null,
    campaignId: share?.campaignId ?? null,
    code: share?.code ?? null,
    skuId: goods?.id ?? null,
    batchId: run?.batchId ?? null,
    copied: run ? groupsOf(codeOf(runOf(createVault(DATA_KEYS), run), 1)) : null,
    withdrawal: withdrawal ?? null,
    takenBack: takenBack ?? null,
    customerId: customer?.id ?? null,
    waiting: await rounds('open'),
    formed: await rounds('formed'),
    failed: await rounds('failed'),
    imports: Object.fromEntries(files.map(({ state, id }) => [state, id])),
    orders: Object.fromEntries(orders.map(({ status, ...order }) => [status, order])),
  }
}

/** Made behind the back of the product, which keeps no code that could be shown a second time. */
async function invite(sql: postgres.Sql, { id: brandId, clerk }: World['brands'][number]): Promise<string> {
  const code = brandId.replaceAll('-', '').slice(-24)
  await sql`insert into invitation (brand_id, id, code_hash, role, made_by, made_at, ends_at)
    values (${brandId}, ${newId()}, ${createHash('sha256').update(code).digest()}, 'shipping', ${clerk.id}, now(), now() + interval '72 hours')
    on conflict (code_hash) do nothing`
  return code
}
