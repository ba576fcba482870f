import { statusLines } from '@/cloud/postgres/cluster'
import { connect } from '@/cloud/postgres/connect'
import { isHeld } from '@/cloud/postgres/holder'
import { findHome } from '@/cloud/postgres/home'
import { openDatabase } from '@/cloud/postgres/open-database'
import { breaches, LAWS, newestMoment } from './check'

/** `npm run invariants`: every law with its violations, on the configured database or the embedded one. */
async function main(): Promise<number> {
  const database = await open()
  let broken = 0
  try {
    const at = await newestMoment(database.sql)
    for (const [theme, laws] of Object.entries(LAWS)) {
      console.log(theme)
      for (const law of laws) {
        const { count, examples } = await breaches(database.sql, law, at)
        console.log(`  ${count === 0 ? '✓' : '✗'} ${law.name}${count === 0 ? '' : `: ${count}`}`)
        for (const example of examples) console.log(`      ${JSON.stringify(example)}`)
        if (count > 0) broken += 1
      }
    }
  } finally {
    await database.stop()
  }
  console.log(broken === 0 ? 'All laws hold.' : `${broken} laws are broken.`)
  return broken === 0 ? 0 : 1
}

const DATA = '.data/postgres'

/** The configured server, the embedded one that is running, or the embedded one started for as long as we look. */
async function open() {
  const url = process.env.DATABASE_URL || runningUrl()
  if (!url) return openDatabase({ dataDir: DATA, now: Date.now(), max: 2 })
  const sql = connect(url, { max: 2 })
  return { sql, stop: () => sql.end() }
}

/** A server writes down where its socket lies: lines 4 and 5 of its status file. */
function runningUrl(): string | null {
  const home = findHome(DATA, () => undefined)
  if (!isHeld(home.folder)) return null
  const [, , , port, folder] = statusLines(home.cluster)
  return folder ? `postgres://postgres@localhost:${port}/yuantuan?host=${encodeURIComponent(folder)}` : null
}

main().then(
  (code) => process.exit(code),
  (fault: unknown) => {
    console.error(fault instanceof Error ? fault.message : fault)
    process.exit(2)
  },
)
