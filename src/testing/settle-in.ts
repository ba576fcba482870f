import type postgres from 'postgres'
import { iso, type Ms } from '@/kernel/time'
import { brands, goodsOf, meiShop, ovi, people } from './world'

/** Puts the named world into an empty database: people with addresses, brands with goods and stock, Mei's shop. */
export async function settleIn(sql: postgres.Sql, now: Ms): Promise<void> {
  const at = iso(now)
  for (const p of people) {
    await sql`insert into person (id, openid, nickname, avatar_url, created_at) values (${p.id}, ${p.openid}, ${p.name}, ${p.avatar}, ${at})`
    const { id, name, phone, region, detail } = p.address
    await sql`insert into address (person_id, id, name, phone, region, detail, created_at) values (${p.id}, ${id}, ${name}, ${phone}, ${region}, ${detail}, ${at})`
  }
  for (const brand of brands) {
    await sql`insert into brand (id, name, about, logo_url, city, created_at) values (${brand.id}, ${brand.name}, ${brand.about}, ${brand.logo}, ${brand.city}, ${at})`
    await sql`insert into staff (person_id, brand_id, role, created_at) values (${brand.clerk.id}, ${brand.id}, 'clerk', ${at})`
    for (const product of goodsOf.get(brand.id) ?? []) await insertProduct(sql, brand.id, product, at)
  }
  await sql`insert into staff (person_id, role, created_at) values (${ovi.id}, 'operator', ${at})`
  await sql`insert into shop (id, person_id, name, about, created_at) values (${meiShop.id}, ${meiShop.owner.id}, ${meiShop.name}, ${meiShop.about}, ${at})`
}

type Product = NonNullable<ReturnType<typeof goodsOf.get>>[number]

async function insertProduct(sql: postgres.Sql, brandId: string, product: Product, at: string): Promise<void> {
  const { id, handle, title, about, category, shipsInDays, pictures, skus } = product
  await sql`insert into product (brand_id, id, handle, title, about, category, ships_in_days, picture_urls, created_at, changed_at)
    values (${brandId}, ${id}, ${handle}, ${title}, ${about}, ${category}, ${shipsInDays}, ${pictures as string[]}, ${at}, ${at})`
  for (const sku of skus) {
    await sql`insert into sku (brand_id, id, product_id, code, options, price_fen, picture_url, created_at, changed_at)
      values (${brandId}, ${sku.id}, ${id}, ${sku.code}, ${sku.options}, ${sku.priceFen}, ${pictures[0] ?? ''}, ${at}, ${at})`
    await sql`insert into stock (brand_id, sku_id, received) values (${brandId}, ${sku.id}, ${sku.stock})`
  }
}
