import { rows, type Sql } from '@/kernel/db'
import { type Id, newId } from '@/kernel/id'
import type { ImportKey } from './import-store'

export type PictureState = 'waiting' | 'fetching' | 'kept' | 'failed'

export interface Picture extends ImportKey {
  readonly pictureId: Id
  readonly productId: Id
  readonly url: string
  readonly attempts: number
}

/** Our own addresses of pictures that were fetched before. */
export async function keptAddresses(sql: Sql, brandId: Id, urls: readonly string[]): Promise<Map<string, string>> {
  if (urls.length === 0) return new Map()
  const found = await sql<{ url: string; address: string }[]>`
    select url, address from picture_source where brand_id = ${brandId} and url = any(${urls as string[]}::text[])`
  return new Map(found.map(({ url, address }) => [url, address]))
}

export async function insertPictures(
  sql: Sql,
  of: ImportKey,
  list: readonly { productId: Id; url: string }[],
): Promise<void> {
  await sql`
    insert into import_picture (brand_id, import_id, id, product_id, url)
    select ${of.brandId}::uuid, ${of.id}::uuid, r.id, r."productId", r.url
    from json_to_recordset(${rows(list.map((one) => ({ ...one, id: newId() })))}::json)
      as r(id uuid, "productId" uuid, url text)
    on conflict (brand_id, import_id, product_id, url) do nothing`
}

export interface Few {
  readonly most: number
  readonly perHost: number
  readonly perBrand: number
}

/**
 * What is due, for a while: a crash gives it back when the time is up. By the database's clock, as leases are. A few for
 * each host and each brand with those that are under way: a host that hangs keeps nobody else's pictures waiting.
 */
export async function takePictures(sql: Sql, { most, perHost, perBrand }: Few, seconds: number): Promise<Picture[]> {
  return await sql<Picture[]>`
    with open as (
      select brand_id, import_id, id, run_at, split_part(url, '/', 3) as host,
        state = 'fetching' and run_at > clock_timestamp() as busy
      from import_picture where state in ('waiting', 'fetching') and (state = 'fetching' or run_at <= clock_timestamp())
    ), of_host as (
      select *, row_number() over (partition by host order by busy desc, run_at, id) as nth from open
    ), of_brand as (
      select *, row_number() over (partition by brand_id order by busy desc, run_at, id) as nth_of_brand
      from of_host where nth <= ${perHost}
    )
    update import_picture set state = 'fetching', attempts = attempts + 1,
      run_at = clock_timestamp() + make_interval(secs => ${seconds})
    where (brand_id, import_id, id) in (
      select i.brand_id, i.import_id, i.id from import_picture i
      join of_brand b on b.brand_id = i.brand_id and b.import_id = i.import_id and b.id = i.id
      where b.nth_of_brand <= ${perBrand} and not b.busy
        and i.state in ('waiting', 'fetching') and i.run_at <= clock_timestamp()
      order by b.run_at limit ${most} for update of i skip locked)
    returning brand_id as "brandId", import_id as id, id as "pictureId", product_id as "productId", url, attempts`
}

export interface PictureEnd {
  readonly state: 'waiting' | 'kept' | 'failed'
  readonly reason: string | null
  readonly address: string | null
  /** Seconds until it is tried again. */
  readonly again: number
}

export async function endPicture(sql: Sql, of: Picture, end: PictureEnd): Promise<void> {
  await sql`
    update import_picture set state = ${end.state}, reason = ${end.reason}, address = ${end.address},
      run_at = clock_timestamp() + make_interval(secs => ${end.again})
    where brand_id = ${of.brandId} and import_id = ${of.id} and id = ${of.pictureId}`
}

export async function saveSource(sql: Sql, of: Picture, address: string): Promise<void> {
  await sql`
    insert into picture_source (brand_id, url, address) values (${of.brandId}, ${of.url}, ${address})
    on conflict (brand_id, url) do update set address = excluded.address`
}

/**
 * Wherever a product or one of its SKUs shows the picture from elsewhere, it shows our own copy now: also in its versions,
 * for it is the same picture, and nobody needs to look at it again.
 */
export async function replacePicture(sql: Sql, of: Picture, address: string): Promise<void> {
  const [said, kept] = [JSON.stringify(of.url), JSON.stringify(address)]
  await sql`
    update product_version set snapshot = replace(snapshot::text, ${said}, ${kept})::jsonb
    where brand_id = ${of.brandId} and product_id = ${of.productId} and strpos(snapshot::text, ${said}) > 0`
  await sql`
    update product set picture_urls = array_replace(picture_urls, ${of.url}, ${address})
    where brand_id = ${of.brandId} and id = ${of.productId} and ${of.url} = any(picture_urls)`
  await sql`
    update sku set picture_url = ${address}
    where brand_id = ${of.brandId} and product_id = ${of.productId} and picture_url = ${of.url}`
}

export async function countPictures(sql: Sql, of: ImportKey): Promise<Record<PictureState, number>> {
  const found = await sql<{ state: PictureState; n: number }[]>`
    select state, count(*) as n from import_picture
    where brand_id = ${of.brandId} and import_id = ${of.id} group by state`
  const n = (state: PictureState) => found.find((one) => one.state === state)?.n ?? 0
  return { waiting: n('waiting'), fetching: n('fetching'), kept: n('kept'), failed: n('failed') }
}

export interface ListedPicture {
  readonly id: Id
  readonly productId: Id
  readonly handle: string
  readonly title: string
  readonly url: string
  readonly state: PictureState
  readonly reason: string | null
  readonly attempts: number
  readonly address: string | null
}

export async function pageOfPictures(
  sql: Sql,
  of: ImportKey,
  { state, after, limit }: { state: PictureState | undefined; after: Id | null; limit: number },
): Promise<ListedPicture[]> {
  return await sql<ListedPicture[]>`
    select i.id, i.product_id as "productId", coalesce(p.handle, '') as handle,
      coalesce(p.title, '') as title, i.url, i.state, i.reason, i.attempts,
      i.address
    from import_picture i left join product p on p.brand_id = i.brand_id and p.id = i.product_id
    where i.brand_id = ${of.brandId} and i.import_id = ${of.id}
      and ${state ? sql`i.state = ${state}` : sql`true`} and ${after ? sql`i.id > ${after}` : sql`true`}
    order by i.id limit ${limit}`
}

export async function retryFailed(sql: Sql, of: ImportKey): Promise<number> {
  const again = await sql`
    update import_picture set state = 'waiting', attempts = 0, reason = null, run_at = clock_timestamp()
    where brand_id = ${of.brandId} and import_id = ${of.id} and state = 'failed' returning id`
  return again.length
}

/** An import that is undone wants no pictures any more. */
export async function dropWaiting(sql: Sql, of: ImportKey): Promise<void> {
  await sql`
    delete from import_picture
    where brand_id = ${of.brandId} and import_id = ${of.id} and state in ('waiting', 'fetching', 'failed')`
}
