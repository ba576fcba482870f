import type { Sql } from '@/kernel/db'

/**
 * The statements take lists, so a plan made for any list is as good as one for this list; left to itself PostgreSQL plans
 * some of them anew each time, which costs as much as running them. Said in the transaction, as poolers in front of the
 * database take no settings from a connection.
 */
export const planForAnyList = (sql: Sql) => sql`set local plan_cache_mode = force_generic_plan`
