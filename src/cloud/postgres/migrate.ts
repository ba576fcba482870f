import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type postgres from 'postgres'
import { StartFault } from './start-fault'

/** When (ms) and from where; the folder is found by itself beside the sources and in `dist/cloud`. */
export interface MigrateOptions {
  now: number
  folder?: string
}

interface Migration {
  name: string
  checksum: string
  text: string
}

// Any fixed number: everybody who migrates this product's database waits for it.
const LOCK = 7_340_017

/**
 * Applies every migration that the database lacks, in order, each in its own transaction, and returns their names.
 * Several processes may do it at once: the lock lives as long as each transaction, so it holds behind a pooler too.
 * Refused: a changed file that was already applied, and a database that is ahead of this build.
 */
export const migrate = async (sql: postgres.Sql, { now, folder }: MigrateOptions): Promise<string[]> => {
  const known = readMigrations(folder ?? migrationsFolder())
  const done: string[] = []
  for (;;) {
    const name = await sql.begin((tx) => applyNext(tx, known, now))
    if (name === undefined) return done
    done.push(name)
  }
}

/** One text for the whole list of migrations: the same text, the same schema. */
export const schemaVersion = (folder?: string): string =>
  digest(
    readMigrations(folder ?? migrationsFolder())
      .map(({ name, checksum }) => `${name} ${checksum}`)
      .join('\n'),
  )

const applyNext = async (
  tx: postgres.TransactionSql,
  known: readonly Migration[],
  now: number,
): Promise<string | undefined> => {
  await tx`select pg_advisory_xact_lock(${LOCK})`
  await tx`create table if not exists migration (name text primary key, checksum text not null, applied_at timestamptz not null)`
  const applied = await tx<{ name: string; checksum: string }[]>`select name, checksum from migration order by name`
  refuseIfUnfit(known, applied)
  const next = known[applied.length]
  if (!next) return undefined
  await run(tx, next)
  await tx`insert into migration ${tx({ name: next.name, checksum: next.checksum, applied_at: new Date(now) })}`
  return next.name
}

const run = async (tx: postgres.TransactionSql, { name, text }: Migration): Promise<void> => {
  try {
    await tx.unsafe(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new StartFault(`Migration ${name} failed and left nothing behind: ${reason}`, { cause: error })
  }
}

const refuseIfUnfit = (known: readonly Migration[], applied: readonly { name: string; checksum: string }[]): void => {
  const files = new Map(known.map((migration) => [migration.name, migration]))
  applied.forEach(({ name, checksum }, place) => {
    const file = files.get(name)
    if (!file)
      throw new StartFault(`The database has migration ${name}, which this build does not know: start a newer build.`)
    if (file.checksum !== checksum)
      throw new StartFault(`Migration ${name} was changed after it was applied. Restore it and add a new one instead.`)
    if (known[place]?.name !== name)
      throw new StartFault(
        `Migration ${known[place]?.name} comes before ${name}, which is already applied. Renumber it.`,
      )
  })
}

const readMigrations = (folder: string): Migration[] => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  names.sort()
  refuseBadNames(names, folder)
  return names.map((name) => {
    // Git on Windows may have changed the line ends; the schema is the same.
    const text = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')
    return { name, checksum: digest(text), text }
  })
}

const refuseBadNames = (names: readonly string[], folder: string): void => {
  const bad = names.find((name) => !/^\d{4}_[a-z0-9_-]+\.sql$/.test(name))
  if (bad) throw new StartFault(`${join(folder, bad)} should be called NNNN_name.sql.`)
  const twin = names.find((name, place) => place > 0 && names[place - 1]?.slice(0, 4) === name.slice(0, 4))
  if (twin) throw new StartFault(`Two migrations in ${folder} have the number of ${twin}.`)
}

const migrationsFolder = (): string => {
  const candidates = ['../migrations', 'migrations', '../../migrations', '../../../src/cloud/migrations']
  const found = candidates.map((candidate) => join(__dirname, candidate)).find((folder) => existsSync(folder))
  if (!found) throw new StartFault(`No migrations folder beside ${__dirname}.`)
  return found
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
