import type { Law } from './law'

export const catalogue: readonly Law[] = [
  {
    name: 'a product is its newest version, word by word',
    sql: `select p.brand_id, p.id, p.version, v.snapshot from product p
      left join product_version v on v.brand_id = p.brand_id and v.product_id = p.id and v.version = p.version
      where v.version is null or v.status <> p.status or v.snapshot->>'title' <> p.title or v.snapshot->>'about' <> p.about
        or v.snapshot->>'category' <> p.category or v.snapshot->'pictureUrls' <> to_jsonb(p.picture_urls)
        or (select count(*) from product_version n where n.brand_id = p.brand_id and n.product_id = p.id) <> p.version
        or (select coalesce(sum(price_fen), 0) from sku s
            where s.brand_id = p.brand_id and s.product_id = p.id and s.retired_at is null)
          <> (select coalesce(sum((s->>'priceFen')::int), 0) from jsonb_array_elements(v.snapshot->'skus') s)`,
  },
  {
    name: 'a campaign shows a version that buyers might meet, and its goods in its words',
    sql: `select c.id, c.product_version from campaign c
      left join product_version v on v.brand_id = c.brand_id and v.product_id = c.product_id and v.version = c.product_version
      where v.status is distinct from 'live' or exists (
        select from campaign_goods g where g.campaign_id = c.id and g.title <> v.snapshot->>'title')`,
  },
  {
    name: 'what is in review waits for a case, and nothing else does',
    sql: `select brand_id, id, status, case_id from product where (status = 'in-review') <> (case_id is not null)`,
  },
]
