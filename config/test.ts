import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilds } from './builds'
import { checkAll } from './check'
import { type Counts, closingLine } from './closing-line'
import { runBin } from './run'

/** Projects of config/jest.config.js that run together, and how many at once: what loads the machine runs alone. */
const ROUNDS = [
  { projects: ['unit', 'db', 'access'], workers: 2 },
  { projects: ['weapp'], workers: 2 },
  { projects: ['browser'], workers: 1 },
  { projects: ['faults'], workers: 1 },
] as const

interface Ran extends Counts {
  /** Which failed: file and sentence. */
  readonly red: readonly string[]
}

const NOTHING: Ran = { passed: 0, failed: 0, skipped: 0, red: [] }

/** One jest run; a run that could not even count its tests is one failure. */
async function runRound({ projects, workers }: (typeof ROUNDS)[number]): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'test-counts-'))
  const file = join(folder, 'counts.json')
  const args = ['--config', 'config/jest.config.js', '--selectProjects', ...projects, '--maxWorkers', String(workers)]
  const started = Date.now()
  const ran = await runBin('jest', [...args, '--passWithNoTests', '--forceExit'], {
    shown: true,
    env: { TEST_COUNTS_FILE: file },
  })
  const counts = readCounts(file)
  rmSync(folder, { recursive: true })
  console.log(`— ${projects.join(', ')}: ${closingLine(counts ?? NOTHING)} in ${secondsSince(started)}\n`)
  if (!counts) return ran.code === 0 ? NOTHING : { ...NOTHING, failed: 1 }
  return ran.code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

function readCounts(file: string): Ran | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Ran
  } catch {
    return null
  }
}

const secondsSince = (started: number): string => `${((Date.now() - started) / 1000).toFixed(0)} s`

/** `npm test`: builds, checks, every test; the last line says how many, over all of them. */
async function main(): Promise<void> {
  const started = Date.now()
  await ensureBuilds()
  console.log(`— builds: ${secondsSince(started)}\n`)
  const checking = Date.now()
  const sound = await checkAll()
  console.log(`— checks: ${secondsSince(checking)}\n`)
  const all: Ran[] = []
  for (const round of ROUNDS) all.push(await runRound(round))
  const sum = (part: keyof Counts) => all.reduce((total, counts) => total + counts[part], 0)
  const total = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }
  if (!sound) console.log('The checks above did not pass.')
  console.log(`all of it in ${secondsSince(started)}\n`)
  // Last of all, so that whoever sees only the end knows where to begin.
  for (const name of all.flatMap(({ red }) => red)) console.log(`red: ${name}`)
  console.log(closingLine(total))
  process.exitCode = sound && total.failed === 0 ? 0 : 1
}

main().catch((fault) => {
  console.error(fault)
  console.log(closingLine({ ...NOTHING, failed: 1 }))
  process.exitCode = 1
})
