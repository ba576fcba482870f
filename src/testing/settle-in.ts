import type postgres from 'postgres'
import { appendVersions, saveStock } from '@/catalogue/write-store'
import { createVault } from '@/cloud/vault'
import { PRIVACY_VERSION, PURPOSES } from '@/crm/rules'
import { type Id, newId } from '@/kernel/id'
import { sealAddress } from '@/kernel/sealed-address'
import { iso, type Ms } from '@/kernel/time'
import type { Vault } from '@/kernel/vault'
import { insertPapers } from './papers'
import { addressOf, type Person, type Product, smallWorld, type World } from './world'

export interface Place {
  readonly sql: postgres.Sql
  readonly now: Ms
  /** The address of the folder that the world's picture names lie in, with its slash. */
  readonly pictures: string
  /** Seals addresses; the tests' own where none is given. */
  readonly vault?: Vault
}

/** Keys of tests and measurements: everybody knows them, so they protect nothing. */
export const DATA_KEYS = { tests: Buffer.alloc(32, 7).toString('base64') } as const
/** An address for rows that are counted and never read. */
export const SEALED_SOMEWHERE = createVault(DATA_KEYS).seal('{}', 'nobody')

/** Puts the named world into an empty database: people with addresses, brands with goods and stock, shops. */
export async function settleIn(place: Place, world: World = smallWorld): Promise<void> {
  const goods = world.brands.flatMap(({ id }) => (world.goodsOf.get(id) ?? []).map((product) => ({ id, product })))
  await insertPeople(place, world.people)
  await insertBrands(place, world)
  await insertPapers(place.sql, world, place.now)
  await insertGoods(place, goods)
  await insertShops(place, world)
}

/** People as rows, each with an address; who has no picture shows a letter. */
export async function insertPeople(place: Place, people: readonly Person[]): Promise<void> {
  const { sql, now, pictures, vault = createVault(DATA_KEYS) } = place
  const created_at = iso(now)
  const persons = people.map(({ id, openid, name, avatar }) => ({
    id,
    openid,
    nickname: name,
    avatar_url: avatar && pictures + avatar,
    created_at,
  }))
  const addresses = people.map(({ id, address }) => {
    const sealed = sealAddress(vault, { personId: id, ...address })
    return { person_id: id, id: address.id, sealed, created_at }
  })
  await sql`insert into person ${sql(persons)}`
  await sql`insert into address ${sql(addresses)}`
  await sql`insert into privacy_consent ${sql(people.flatMap(({ id }) => agreementsOf(id, created_at)))}`
}

/** They have names, faces and addresses, so they have agreed to that. */
const agreementsOf = (person_id: Id, at: string) =>
  PURPOSES.map((purpose) => ({ person_id, id: newId(), purpose, version: PRIVACY_VERSION, deed: 'agreed', at }))

async function insertBrands({ sql, now, pictures }: Place, { brands, operators, team }: World): Promise<void> {
  const created_at = iso(now)
  const rows = brands.map(({ id, name, about, logo, city }) => ({
    id,
    name,
    about,
    logo_url: pictures + logo,
    city,
    created_at,
  }))
  const owners = brands.map((brand) => ({ brand, person: brand.clerk, role: 'owner', given_by: null }))
  const hired = team.map((one) => ({ ...one, given_by: one.brand.clerk.id }))
  const members = [...owners, ...hired].map(({ brand, person, role, given_by }) => ({
    brand_id: brand.id,
    id: newId(),
    person_id: person.id,
    role,
    since: created_at,
    given_by,
  }))
  const staff = operators.map(({ id }) => ({ person_id: id, role: 'operator', created_at }))
  await sql`insert into brand ${sql(rows)}`
  await sql`insert into member ${sql(members)}`
  if (staff.length > 0) await sql`insert into staff ${sql(staff)}`
}

type Sold = { readonly id: Id; readonly product: Product }

/** A brand that came today has nothing yet. */
async function insertGoods({ sql, now, pictures }: Place, goods: readonly Sold[]): Promise<void> {
  if (goods.length === 0) return
  const at = { created_at: iso(now), changed_at: iso(now) }
  const products = goods.map(({ id, product }) => ({
    brand_id: id,
    id: product.id,
    handle: product.handle,
    title: product.title,
    about: product.about,
    category: product.category,
    ships_in_days: product.shipsInDays,
    picture_urls: product.pictures.map((name) => addressOf(pictures, name)),
    status: 'live',
    live_version: 1,
    ...at,
  }))
  const skus = goods.flatMap(({ id, product }) => product.skus.map((sku) => ({ brand_id: id, product, sku })))
  const rows = skus.map(({ brand_id, product, sku }) => ({
    brand_id,
    id: sku.id,
    product_id: product.id,
    code: sku.code,
    options: sku.options,
    price_fen: sku.priceFen,
    picture_url: addressOf(pictures, sku.picture),
    ...at,
  }))
  await sql`insert into product ${sql(products)}`
  await sql`insert into sku ${sql(rows)}`
  for (const { id: brandId } of new Map(goods.map((one) => [one.id, one])).values()) {
    const writing = { brandId, now, actorId: null, source: 'start', sourceId: null, reason: '' } as const
    const own = goods.filter(({ id }) => id === brandId)
    await saveStock(
      sql,
      writing,
      own.flatMap(({ product }) => product.skus.map(({ id, stock }) => ({ skuId: id, received: stock, unshipped: 0 }))),
    )
    await appendVersions(
      sql,
      writing,
      own.map(({ product }) => product.id),
    )
  }
}

async function insertShops({ sql, now, pictures }: Place, { shops }: World): Promise<void> {
  const rows = shops.map(({ id, owner, name, about, cover }) => ({
    id,
    person_id: owner.id,
    name,
    about,
    cover_url: addressOf(pictures, cover),
    created_at: iso(now),
  }))
  await sql`insert into shop ${sql(rows)}`
}
