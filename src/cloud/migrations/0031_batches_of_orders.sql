-- How much of a batch has left is counted each time a clerk is asked which batch parcels come from.
create index order_batch_batch on order_batch (brand_id, batch_id);
