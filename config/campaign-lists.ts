import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** One list file: what it imports from each kind's folder, under which name it gives it to the shells, and its type. */
interface List {
  readonly file: string
  /** The file of a kind that the list is about. */
  readonly from: string
  /** Export of that file; rules are exported under the kind's own name. */
  readonly exported: string | null
  readonly list: string
  readonly type: { readonly name: string; readonly from: string }
}

const LISTS: readonly List[] = [
  {
    file: 'all-rules.ts',
    from: 'rules.ts',
    exported: null,
    list: 'allRules',
    type: { name: 'AnyKind', from: './kind' },
  },
  panels('consumer', 'ConsumerPanels'),
  panels('reseller', 'ResellerPanels'),
  panels('brand', 'BrandPanels'),
  {
    file: 'all-share.ts',
    from: 'share.ts',
    exported: 'share',
    list: 'allShare',
    type: { name: 'KindShare', from: './kind' },
  },
  {
    file: 'all-words.ts',
    from: 'words.ts',
    exported: 'words',
    list: 'allWords',
    type: { name: 'KindWords', from: './kind' },
  },
  {
    file: 'all-examples.ts',
    from: 'example.ts',
    exported: 'example',
    list: 'allExamples',
    type: { name: 'Example', from: './kind' },
  },
]

function panels(side: string, type: string): List {
  const list = `all${side[0]!.toUpperCase()}${side.slice(1)}`
  return {
    file: `all-${side}.ts`,
    from: `${side}.tsx`,
    exported: `${side}Panels`,
    list,
    type: { name: type, from: './panels' },
  }
}

/** What a kind's folder must hold, its proof included. */
const KIND_FILES = [
  ...['terms.ts', 'rules.ts', 'consumer.tsx', 'reseller.tsx', 'brand.tsx'],
  ...['share.ts', 'words.ts', 'example.ts'],
]

const folderOf = (home: string): string => join(home, 'src/campaigns')

/** Folders of kinds, sorted; `_new` is the mould and `parts` belongs to all. */
export function kindFolders(home: string): string[] {
  return readdirSync(folderOf(home), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'parts' && !entry.name.startsWith('_'))
    .map((entry) => entry.name)
    .sort()
}

/** What is wrong with the lists or the kinds behind them; a list must be exactly what would be written now. */
export function staleLists(home: string): string[] {
  const kinds = kindFolders(home)
  const stale = LISTS.filter(({ file }) => readIfThere(join(folderOf(home), file)) !== textOf(home, listNamed(file)))
  return [
    ...stale.map(({ file }) => `src/campaigns/${file} is stale: npm run new:campaign`),
    ...kinds.flatMap((kind) =>
      missingFiles(join(folderOf(home), kind)).map((file) => `src/campaigns/${kind} lacks ${file}`),
    ),
    ...kinds.filter((kind) => !hasTest(join(folderOf(home), kind))).map((kind) => `src/campaigns/${kind} has no test`),
  ]
}

/** Writes every list from the folders that are there; answers which files changed. */
export function writeLists(home: string): string[] {
  return LISTS.filter((list) => {
    const path = join(folderOf(home), list.file)
    const text = textOf(home, list)
    if (readIfThere(path) === text) return false
    writeFileSync(path, text)
    return true
  }).map(({ file }) => file)
}

const listNamed = (file: string): List => LISTS.find((list) => list.file === file)!
const readIfThere = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '')
const missingFiles = (folder: string): string[] => KIND_FILES.filter((file) => !existsSync(join(folder, file)))
const hasTest = (folder: string): boolean => readdirSync(folder).some((file) => file.endsWith('.test.ts'))

/** flash-sale → flashSale: the name of a kind in code. */
export const camel = (name: string): string => name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

function textOf(home: string, { from, exported, list, type }: List): string {
  const kinds = kindFolders(home).filter((kind) => existsSync(join(folderOf(home), kind, from)))
  const imports = kinds.map((kind) => {
    const name = exported ? `${exported} as ${camel(kind)}` : camel(kind)
    return { path: `./${kind}/${from.replace(/\.tsx?$/, '')}`, text: `import { ${name} }` }
  })
  const all = [...imports, { path: type.from, text: `import type { ${type.name} }` }].sort((a, b) =>
    a.path < b.path ? -1 : 1,
  )
  return [
    '// Written by `npm run new:campaign`: one line for each folder of a kind.',
    ...all.map(({ path, text }) => `${text} from '${path}'`),
    '',
    `export const ${list}: Readonly<Record<string, ${type.name}>> = {`,
    ...kinds.map((kind) => `  ${kind.includes('-') ? `'${kind}': ${camel(kind)}` : kind},`),
    '}',
    '',
  ].join('\n')
}
