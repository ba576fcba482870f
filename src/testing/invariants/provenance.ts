import type { Law } from './law'

export const provenance: readonly Law[] = [
  {
    name: 'a cost card adds up to its price, to the fen',
    sql: `select sku_id, version, price_fen from cost_card where price_fen is distinct from
      material_fen + labour_fen + freight_fen + brand_fen + platform_fen + reseller_fen
      or least(material_fen, labour_fen, freight_fen, brand_fen, platform_fen, reseller_fen) < 0`,
  },
  {
    name: 'versions follow each other without a gap, and what buyers see is the last one',
    sql: `select b.id::text as id, b.version from batch b left join batch_version v on v.brand_id = b.brand_id and v.batch_id = b.id
        group by b.brand_id, b.id having count(v.version) <> b.version or coalesce(max(v.version), 0) <> b.version
      union all select sku_id::text, max(version) from cost_card group by brand_id, sku_id having count(*) <> max(version)`,
  },
  {
    name: 'a unit is one of its print, was first scanned once, and by no more people than scans',
    sql: `select u.run_id, u.serial from unit u left join code_run c on c.brand_id = u.brand_id and c.id = u.run_id
      where c.id is null or u.serial > c.count or u.people > u.scans or u.first_at > u.last_at
      union all select s.run_id, s.serial from unit_scan s where not exists (
        select from unit u where u.brand_id = s.brand_id and u.run_id = s.run_id and u.serial = s.serial)
      union all select run_id, serial from (select run_id, serial, count(*) as n from unit_scan group by brand_id, run_id, serial) s
        where n > (select u.people from unit u where u.run_id = s.run_id and u.serial = s.serial)`,
  },
  {
    name: 'the secrets of labels are sealed, and no label is printed for a batch that nobody can read',
    sql: `select c.id from code_run c join batch b on b.brand_id = c.brand_id and b.id = c.batch_id
      where b.version = 0 or c.sealed !~ '^[a-z][a-z0-9-]*\\.[A-Za-z0-9_-]{60,}$'`,
  },
  {
    name: 'a parcel was packed from a batch of the very product that was bought, of the same brand',
    sql: `select o.order_id, o.position from order_batch o where not exists (
      select from order_line l join sku s on s.brand_id = l.brand_id and s.id = l.sku_id
      join batch b on b.brand_id = l.brand_id and b.product_id = s.product_id
      where l.order_id = o.order_id and l.position = o.position and b.brand_id = o.brand_id and b.id = o.batch_id and b.version > 0)`,
  },
  {
    name: 'papers that buyers are shown are files of the brand, and anybody may open them',
    sql: `select v.batch_id, paper->>'fileId' as file from batch_version v, jsonb_array_elements(v.facts->'papers') paper
      where not exists (select from file f where f.brand_id = v.brand_id and f.id = (paper->>'fileId')::uuid and f.shown_at is not null)`,
  },
  {
    name: 'the room of a brand’s files counts what stands in it',
    sql: `select brand_id, count(f.id) as files from file_room r left join file f using (brand_id)
      group by brand_id, r.files, r.size having count(f.id) <> r.files or coalesce(sum(f.size), 0) <> r.size`,
  },
  {
    name: 'a picture that is kept carries nothing of what its camera wrote',
    sql: `select id from file where type <> 'application/pdf' and position('\\x45786966'::bytea in bytes) > 0`,
  },
]
