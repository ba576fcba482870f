import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'

/** `paid` counts what has left; the other buckets hold money of the shop, or a debt if they are negative. */
export const standingOf = (sql: Sql, shopId: Id) => sql<{ bucket: string; fen: number }[]>`
  select bucket, fen from (
    select a.bucket, coalesce((select sum(amount_fen) from transfer where credit = a.id), 0)
      - coalesce((select sum(amount_fen) from transfer where debit = a.id), 0) as fen
    from account a where a.owner_type = 'shop' and a.owner_id = ${shopId} and a.bucket <> 'paid') as b
  where fen <> 0 order by bucket`
