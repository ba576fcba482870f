import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'

/** One wrong line: in a file of `src`, `from` becomes `to`. A test that cannot tell the result from the product is void. */
export interface Wrong {
  readonly file: string
  readonly from: string
  readonly to: string
}

const HOME = join(__dirname, '../../..')

/** The API as one file: as it is, or with a few lines made wrong. Product code knows nothing of this. */
export async function buildApi(name: string, wrongs: readonly Wrong[] = []): Promise<string> {
  const outfile = join(HOME, '.artefacts/faults', name, 'api.js')
  await build({
    entryPoints: [join(HOME, 'src/cloud/api-process.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    packages: 'external',
    tsconfig: join(HOME, 'tsconfig.json'),
    logLevel: 'error',
    plugins: [makeWrong(wrongs)],
  })
  return outfile
}

function makeWrong(wrongs: readonly Wrong[]): Plugin {
  return {
    name: 'make-wrong',
    setup(builder) {
      for (const file of new Set(wrongs.map((wrong) => wrong.file))) {
        const path = join(HOME, 'src', file)
        const filter = new RegExp(`${file.replace(/[./]/g, '\\$&')}$`)
        builder.onLoad({ filter }, () => ({
          contents: spoiled(
            path,
            wrongs.filter((w) => w.file === file),
          ),
          loader: 'ts',
        }))
      }
    },
  }
}

/** The line must still be there: a falsifier that changes nothing would pass for ever. */
function spoiled(path: string, wrongs: readonly Wrong[]): string {
  return wrongs.reduce(
    (source, { from, to }) => {
      if (!source.includes(from)) throw new Error(`${path} no longer says: ${from}`)
      return source.replace(from, () => to)
    },
    readFileSync(path, 'utf8'),
  )
}
