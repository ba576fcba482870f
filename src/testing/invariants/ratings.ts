import type { Law } from './law'

export const ratings: readonly Law[] = [
  {
    name: 'only who signed for the goods has rated them',
    sql: `select r.id, r.order_id from rating r where not exists (
      select from order_line l join orders o on o.id = l.order_id
      join sku s on s.brand_id = l.brand_id and s.id = l.sku_id
      where l.order_id = r.order_id and l.position = r.position and l.brand_id = r.brand_id
        and s.product_id = r.product_id and o.person_id = r.person_id and o.signed_at <= r.created_at)`,
  },
  {
    name: 'words about goods are their buyer’s, answers a clerk’s',
    sql: `select w.id, w.part from rating_words w left join rating r on r.brand_id = w.brand_id and r.id = w.rating_id
      where w.part <> 'answer' and w.person_id is distinct from r.person_id or w.part = 'answer' and not exists (
        select from member m where m.person_id = w.person_id and m.brand_id = w.brand_id and m.role in ('owner', 'campaigns'))`,
  },
  {
    name: 'words are shown or kept back only as their check was decided',
    sql: `select w.id, w.state, c.state as decided from rating_words w
      left join review_case c on c.subject in ('rating', 'rating-answer') and c.subject_id = w.id
      where case w.state when 'visible' then 'accepted' when 'rejected' then 'declined' end is distinct from
        case when c.state in ('accepted', 'declined') then c.state end or c.id is null`,
  },
]
