-- The floor: the writes of one join as one function call, with nothing around it. No credit, no address, no rules beyond
-- the seat itself; what the product does more, it does at its own cost.
create function floor_join(j jsonb, now_at timestamptz) returns jsonb language plpgsql as $$
declare
  campaign_id_ uuid := j->>'campaignId';
  round_id_ uuid := j->>'roundId';
  sku_id_ uuid := j->>'skuId';
  hold_until timestamptz := now_at + interval '15 minutes';
  answer jsonb := jsonb_build_object('roundId', j->'roundId', 'entryId', j->'entryId', 'orderId', j->'orderId', 'payBefore', hold_until);
  seat jsonb := jsonb_build_object('entryId', j->'entryId', 'personId', j->'personId', 'orderId', j->'orderId',
    'skuId', j->'skuId', 'units', 2, 'at', extract(epoch from now_at) * 1000, 'paid', false, 'heldUntil', extract(epoch from hold_until) * 1000);
  seq int;
  price int;
begin
  insert into idempotency (caller, key, call, input_hash, answer, created_at)
    values (j->>'personId', j->>'key', 'campaigns.act', j->>'hash', answer, now_at);
  perform from campaign where id = campaign_id_ for no key update;
  update campaign_goods set quota_left = quota_left - 1
    where campaign_id = campaign_id_ and sku_id = sku_id_ and quota_left >= 1 returning price_fen into strict price;
  update round set seats_held = seats_held + 1, version = version + 1, wakes_at = least(wakes_at, hold_until),
      state = jsonb_set(jsonb_set(state::jsonb, '{seats}', state::jsonb->'seats' || seat), '{spare}', (state::jsonb->'spare') - 0)::json
    where campaign_id = campaign_id_ and id = round_id_ and status = 'open' and seats_paid + seats_held < seats_total
    returning version into strict seq;
  insert into entry (campaign_id, id, round_id, person_id, order_id, sku_id, units, state, held_until, created_at)
    values (campaign_id_, (j->>'entryId')::uuid, round_id_, (j->>'personId')::uuid, (j->>'orderId')::uuid, sku_id_, 2, 'held', hold_until, now_at);
  insert into campaign_event (campaign_id, round_id, version, type, event, person_id, at)
    values (campaign_id_, round_id_, seq, 'joined', json_build_object('type', 'joined', 'at', extract(epoch from now_at) * 1000, 'seat', seat,
      'unitPriceFen', price, 'spareUsed', j->'skuId'), (j->>'personId')::uuid, now_at);
  insert into orders (id, brand_id, person_id, origin_type, origin_id, origin_part, address_id, status, total_fen, pay_before,
      ships_in_days, created_at, changed_at)
    values ((j->>'orderId')::uuid, (j->>'brandId')::uuid, (j->>'personId')::uuid, 'campaign', campaign_id_, (j->>'entryId')::uuid,
      (j->>'addressId')::uuid, 'unpaid', price * 2, hold_until, 3, now_at, now_at);
  insert into order_line (order_id, position, brand_id, sku_id, title, options, picture_url, units, unit_price_fen)
    values ((j->>'orderId')::uuid, 0, (j->>'brandId')::uuid, sku_id_, '明前龙井', '50 克', 'a.webp', 2, price);
  return answer;
end $$;
