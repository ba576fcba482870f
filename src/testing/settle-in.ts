import type postgres from 'postgres'
import { iso, type Ms } from '@/kernel/time'
import { type Brand, brands, goodsOf, meiShop, ovi, type Person, type Product, people } from './world'

export interface Place {
  readonly sql: postgres.Sql
  readonly now: Ms
  /** The address of the folder that the world's picture names lie in, with its slash. */
  readonly pictures: string
}

/** Puts the named world into an empty database: people with addresses, brands with goods and stock, Mei's shop. */
export async function settleIn(place: Place): Promise<void> {
  for (const person of people) await insertPerson(place, person)
  for (const brand of brands) await insertBrand(place, brand)
  const at = iso(place.now)
  await place.sql`insert into staff (person_id, role, created_at) values (${ovi.id}, 'operator', ${at})`
  await place.sql`insert into shop (id, person_id, name, about, cover_url, created_at)
    values (${meiShop.id}, ${meiShop.owner.id}, ${meiShop.name}, ${meiShop.about}, ${place.pictures + meiShop.cover}, ${at})`
}

async function insertPerson({ sql, now, pictures }: Place, person: Person): Promise<void> {
  const { id, name, phone, region, detail } = person.address
  await sql`insert into person (id, openid, nickname, avatar_url, created_at)
    values (${person.id}, ${person.openid}, ${person.name}, ${pictures + person.avatar}, ${iso(now)})`
  await sql`insert into address (person_id, id, name, phone, region, detail, created_at)
    values (${person.id}, ${id}, ${name}, ${phone}, ${region}, ${detail}, ${iso(now)})`
}

async function insertBrand(place: Place, brand: Brand): Promise<void> {
  const { sql, now, pictures } = place
  await sql`insert into brand (id, name, about, logo_url, city, created_at)
    values (${brand.id}, ${brand.name}, ${brand.about}, ${pictures + brand.logo}, ${brand.city}, ${iso(now)})`
  await sql`insert into staff (person_id, brand_id, role, created_at)
    values (${brand.clerk.id}, ${brand.id}, 'clerk', ${iso(now)})`
  for (const product of goodsOf.get(brand.id) ?? []) await insertProduct(place, brand.id, product)
}

async function insertProduct({ sql, now, pictures }: Place, brandId: string, product: Product): Promise<void> {
  const { id, handle, title, about, category, shipsInDays, skus } = product
  const urls = product.pictures.map((name) => pictures + name)
  await sql`insert into product (brand_id, id, handle, title, about, category, ships_in_days, picture_urls, created_at, changed_at)
    values (${brandId}, ${id}, ${handle}, ${title}, ${about}, ${category}, ${shipsInDays}, ${urls}, ${iso(now)}, ${iso(now)})`
  for (const sku of skus) {
    await sql`insert into sku (brand_id, id, product_id, code, options, price_fen, picture_url, created_at, changed_at)
      values (${brandId}, ${sku.id}, ${id}, ${sku.code}, ${sku.options}, ${sku.priceFen}, ${urls[0] ?? ''}, ${iso(now)}, ${iso(now)})`
    await sql`insert into stock (brand_id, sku_id, received) values (${brandId}, ${sku.id}, ${sku.stock})`
  }
}
