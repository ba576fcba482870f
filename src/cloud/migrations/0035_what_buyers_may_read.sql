-- Goods as buyers may read them: the words of the version that was live last. A proposal that nobody has looked at is in
-- `product`, and only there.
create view shown_product as
select p.brand_id, p.id, p.status, p.live_version, v.snapshot ->> 'title' as title, v.snapshot ->> 'category' as category,
  coalesce(v.snapshot -> 'pictureUrls' ->> 0, '') as picture_url, v.snapshot -> 'skus' as skus
from product p
join product_version v on v.brand_id = p.brand_id and v.product_id = p.id and v.version = p.live_version;
