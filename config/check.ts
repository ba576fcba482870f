import { ensureBuilds } from './builds'
import { staleLists } from './campaign-lists'
import { staleDocument } from './openapi'
import { HOME, type Ran, runBin } from './run'
import { sizes, sizeTable, tooBig } from './sizes'
import { scanSources } from './source-scan'
import { wordProblems } from './word-lists'

/** One thing that must hold before a merge. `says` is empty where all is well. */
interface Part {
  readonly name: string
  readonly run: () => Promise<string>
}

const bin = (name: Parameters<typeof runBin>[0], ...args: string[]): Promise<string> =>
  runBin(name, args).then(complaint)
const complaint = (ran: Ran): string => (ran.code === 0 ? '' : ran.output.trim())

const STATIC: readonly Part[] = [
  { name: 'types', run: () => bin('tsc', '--noEmit') },
  { name: 'lint', run: () => bin('biome', 'check', '--config-path=config', '--error-on-warnings', '.') },
  { name: 'boundaries', run: () => bin('depcruise', 'src', '--config', 'config/boundaries.js') },
  {
    name: 'source',
    run: async () =>
      scanSources(HOME)
        .map((f) => `${f.rule} ${f.file}:${f.line} ${f.what}`)
        .join('\n'),
  },
  { name: 'fresh lists', run: async () => staleLists(HOME).join('\n') },
  { name: 'fresh openapi.json', run: staleDocument },
  {
    name: 'openapi rules',
    run: () =>
      bin(
        'spectral',
        'lint',
        'docs/openapi.json',
        '--ruleset',
        'config/spectral.json',
        '--fail-severity',
        'error',
        '--quiet',
        '--display-only-failures',
      ),
  },
  { name: 'words', run: async () => wordProblems().join('\n') },
  { name: 'unused', run: () => bin('knip', '--config', 'config/knip.json') },
]

const BUILT: readonly Part[] = [{ name: 'sizes', run: sizesOfBuilds }]

async function sizesOfBuilds(): Promise<string> {
  await ensureBuilds()
  const measured = sizes()
  return measured.some(tooBig) ? sizeTable(measured) : ''
}

/** Runs the parts one after the other and prints a line for each; answers whether all hold. */
export async function checkAll(parts: readonly Part[] = [...STATIC, ...BUILT]): Promise<boolean> {
  let good = true
  for (const part of parts) {
    const started = Date.now()
    const says = await part
      .run()
      .catch((fault) => (fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)))
    console.log(`${says ? '✗' : '✓'} ${part.name.padEnd(20)} ${((Date.now() - started) / 1000).toFixed(1)} s`)
    if (says) console.log(says.replace(/^/gm, '    '))
    good &&= !says
  }
  return good
}

if (require.main === module) {
  const only = process.argv.slice(2)
  const parts = [...STATIC, ...BUILT].filter((part) => only.length === 0 || only.includes(part.name))
  checkAll(parts).then((good) => {
    process.exitCode = good ? 0 : 1
  })
}
