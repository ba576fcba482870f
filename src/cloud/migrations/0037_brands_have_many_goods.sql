-- A brand has many goods, also where the first that anybody counted stood alone: of one row the planner learns that a brand
-- is as good as an id, and then walks all goods of the brand for each foreign key (10,000 rows: 12 s in place of 0.6 s).
alter table product alter column brand_id set (n_distinct = -0.01);
alter table sku alter column brand_id set (n_distinct = -0.01);
alter table stock alter column brand_id set (n_distinct = -0.01);
analyze product, sku, stock;
