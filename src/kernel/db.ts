import type postgres from 'postgres'

/** A connection pool or one transaction: a store never needs to know which. */
export type Sql = postgres.Sql | postgres.TransactionSql

/** Rows go to PostgreSQL as one JSON parameter per statement, whatever their number: `json_to_recordset($1)`. */
export const rows = (list: readonly object[]): string => JSON.stringify(list)
