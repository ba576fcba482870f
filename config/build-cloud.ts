import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { letterFiles } from '@/cloud/pictures/letter-files'
import { settingNames } from '@/cloud/settings'
import { HOME } from './run'

/** Callers with a list of calls each become an HTTP function; WeChat's callbacks and the clock are no people. */
const DOORS = ['visitor', 'consumer', 'reseller', 'brand', 'open', 'operator'] as const

interface CloudFunction {
  readonly name: string
  readonly type: 'HTTP' | 'Event'
  /** The text of its index.ts. */
  readonly entry: string
}

/** Draws cards and posters, and serves the files that brands handed in. */
const PICTURES = 'pictures'
/** A binary for the platform: whoever draws has it installed there instead of bundled. */
const DRAWING = '@napi-rs/canvas'

const FUNCTIONS: readonly CloudFunction[] = [
  ...DOORS.map((name): CloudFunction => ({ name, type: 'HTTP', entry: doorEntry(name) })),
  {
    name: 'wechat',
    type: 'HTTP',
    entry: `import { serveNotices } from '@/cloud/adapters/function'\nvoid serveNotices()\n`,
  },
  {
    name: PICTURES,
    type: 'HTTP',
    entry: `import { servePictures } from '@/cloud/adapters/function'\nimport { keptFiles } from '@/cloud/files'\nimport { drawnPictures } from '@/cloud/pictures/serve'\nvoid servePictures([drawnPictures, keptFiles])\n`,
  },
  {
    name: 'clock',
    type: 'Event',
    entry: `import { clockMain } from '@/cloud/adapters/function'\nexport const main = clockMain()\n`,
  },
]

function doorEntry(name: string): string {
  return `import { serveDoors } from '@/cloud/adapters/function'\nimport { ${name} } from '@/cloud/functions/${name}'\nvoid serveDoors({ ${name} })\n`
}

/** Node 20 is the oldest that the product runs on; CloudBase keeps each version under its own folder. */
const RUNTIME = 'Nodejs20.19'
const BOOTSTRAP = '#!/bin/bash\n/var/lang/node20/bin/node index.js\n'
/** Every ten seconds (second minute hour day month week year): a hold ends at most that much late. */
const TIMER = { name: 'tick', type: 'timer', config: '*/10 * * * * * *' }

/** Writes one deployable folder per function below `out`, and the file that deploys them all. */
export async function buildCloud(out: string): Promise<string[]> {
  rmSync(out, { recursive: true, force: true })
  const drawing = new Set<string>()
  for (const one of FUNCTIONS) if (await buildFunction(one, join(out, one.name))) drawing.add(one.name)
  writeJson(join(out, 'cloudbaserc.json'), {
    version: '2.0',
    envId: '{{env.ENV_ID}}',
    functionRoot: '.',
    functions: FUNCTIONS.map((one) => deployed(one, drawing.has(one.name))),
  })
  return FUNCTIONS.map(({ name }) => name)
}

/** Answers whether it needs the drawing library beside it. */
async function buildFunction({ name, type, entry }: CloudFunction, folder: string): Promise<boolean> {
  mkdirSync(folder, { recursive: true })
  const { metafile } = await build({
    metafile: true,
    stdin: { contents: entry, resolveDir: HOME, sourcefile: `${name}.ts`, loader: 'ts' },
    outfile: join(folder, 'index.js'),
    bundle: true,
    platform: 'node',
    external: [DRAWING],
    format: 'cjs',
    target: 'node20',
    alias: { '@': resolve(HOME, 'src') },
    sourcemap: 'linked',
    logLevel: 'error',
  })
  cpSync(resolve(HOME, 'src/cloud/migrations'), join(folder, 'migrations'), { recursive: true })
  const draws = Object.values(metafile.outputs).some(({ imports }) => imports.some(({ path }) => path === DRAWING))
  const dependencies = draws ? { [DRAWING]: versionOf(DRAWING) } : undefined
  writeJson(join(folder, 'package.json'), { name: `yuantuan-${name}`, private: true, main: 'index.js', dependencies })
  if (name === PICTURES) copyLetters(join(folder, 'letters'))
  if (type === 'Event') writeJson(join(folder, 'config.json'), { triggers: [TIMER] })
  else writeBootstrap(join(folder, 'scf_bootstrap'))
  return draws
}

const versionOf = (name: string): string =>
  (JSON.parse(readFileSync(resolve(HOME, 'package.json'), 'utf8')) as { dependencies: Record<string, string> })
    .dependencies[name]!

function copyLetters(folder: string): void {
  for (const file of letterFiles())
    cpSync(resolve(HOME, 'node_modules/@fontsource/noto-sans-sc/files', file), join(folder, file))
}

/** The platform runs this file, so it must be executable and end its lines as Linux does. */
function writeBootstrap(path: string): void {
  writeFileSync(path, BOOTSTRAP)
  chmodSync(path, 0o755)
}

function deployed({ name, type }: CloudFunction, draws: boolean) {
  return {
    name,
    type,
    handler: 'index.main',
    runtime: RUNTIME,
    timeout: type === 'Event' ? 60 : 30,
    memorySize: 256,
    installDependency: draws,
    // Deploying replaces the whole set, so every function names all of them.
    envVariables: { TZ: 'Asia/Shanghai', ...Object.fromEntries(settingNames.map((one) => [one, `{{env.${one}}}`])) },
    ...(type === 'Event' ? { triggers: [TIMER] } : {}),
  }
}

const writeJson = (path: string, value: unknown): void => writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`)

if (require.main === module) {
  buildCloud(resolve(HOME, 'dist/cloud')).then((names) => console.log(`dist/cloud: ${names.join(', ')}`))
}
