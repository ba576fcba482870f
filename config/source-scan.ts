import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import ts from 'typescript'
import { isScreen, tappedByHand } from './source-scan-ui'

/** One place in the source that breaks a rule which imports alone don't show. */
export interface Finding {
  readonly rule: string
  readonly file: string
  readonly line: number
  readonly what: string
}

const LINES_MAX = 250
const SCANNED = /\.(tsx?|js|css)$/
const TEST = /\.test\.tsx?$/

/** Walks `src` and `config` under `root` and reports every finding, in order of files. */
export function scanSources(root: string): Finding[] {
  return ['src', 'config']
    .flatMap((folder) => filesUnder(join(root, folder)))
    .map((path) => relative(root, path).replaceAll('\\', '/'))
    .flatMap((file) => scanFile(file, readFileSync(join(root, file), 'utf8')))
}

/** Every source file below a folder, sorted; an absent folder has none. */
export function filesUnder(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && SCANNED.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw fault
  }
}

function scanFile(file: string, text: string): Finding[] {
  const found = [...sizeOf(file, text), ...nameOf(file)]
  if (!file.startsWith('src/') || file.endsWith('.css')) return found
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const rules = [
    isStore(file) ? null : sqlOutside,
    isPure(file) ? impure : null,
    isScreen(file) ? tappedByHand : null,
  ].filter((rule) => rule !== null)
  return [...found, ...walk(source, rules)]
}

function sizeOf(file: string, text: string): Finding[] {
  const lines = text.split('\n').length - 1
  return lines > LINES_MAX
    ? [{ rule: 'files-are-small', file, line: lines, what: `${lines} lines, at most ${LINES_MAX}` }]
    : []
}

/** Files are called in kebab-case by their role; a drawer for everything has no role. */
function nameOf(file: string): Finding[] {
  const [name = ''] = basename(file).split('.')
  const drawer = file.split('/').find((part) => /^(utils?|helpers?|common|misc)(\.|$)/.test(part))
  const odd = /^_?[a-z0-9]+(-[a-z0-9]+)*$/.test(name) ? [] : [`“${name}” is not kebab-case`]
  const what = [...odd, ...(drawer ? [`“${drawer}” says nothing of its role`] : [])]
  return what.map((what) => ({ rule: 'files-are-named-by-role', file, line: 1, what }))
}

/** SQL may stand in stores, in what opens the database, and in tests and their world. */
const isStore = (file: string): boolean =>
  /(^|[/-])store\.ts$/.test(file) || /^src\/(cloud\/postgres|testing)\//.test(file) || TEST.test(file)

/** Rules of areas, and every plain file of a kind and of parts/. */
const isPure = (file: string): boolean =>
  !TEST.test(file) && (/^src\/[^/]+\/rules\.ts$/.test(file) || /^src\/campaigns\/[^/]+\/[^/]+\.ts$/.test(file))

type NodeRule = (node: ts.Node) => { rule: string; what: string } | null

function walk(source: ts.SourceFile, rules: readonly NodeRule[]): Finding[] {
  const found: Finding[] = []
  const visit = (node: ts.Node): void => {
    for (const rule of rules) {
      const hit = rule(node)
      if (!hit) continue
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1
      found.push({ ...hit, file: source.fileName, line })
    }
    node.forEachChild(visit)
  }
  if (rules.length > 0) visit(source)
  return found
}

const STATEMENT =
  /^.?\s*(select|insert|update|delete|with|create|alter|drop|lock|truncate|analyze|set|listen|notify)\b/i

const sqlOutside: NodeRule = (node) => {
  if (
    ts.isTaggedTemplateExpression(node) &&
    (/^(sql|tx|admin)\b/.test(node.tag.getText()) || STATEMENT.test(node.template.getText()))
  )
    return { rule: 'sql-only-in-stores', what: 'SQL outside a store' }
  if (ts.isCallExpression(node) && /\b(sql|tx)\.unsafe$/.test(node.expression.getText()))
    return { rule: 'sql-only-in-stores', what: 'SQL outside a store' }
  return null
}

const IMPURE_CALL =
  /^(Date\.now|Date|Math\.random|fetch|setTimeout|setInterval|queueMicrotask|crypto\..+|console\..+|performance\.now)$/

const impure: NodeRule = (node) => {
  if (ts.isCallExpression(node) && IMPURE_CALL.test(node.expression.getText()))
    return { rule: 'rules-are-pure', what: `${node.expression.getText()}() is not a fact: take it as an argument` }
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length)
    return { rule: 'rules-are-pure', what: 'the time is an argument' }
  if (ts.isPropertyAccessExpression(node) && node.expression.getText() === 'process')
    return { rule: 'rules-are-pure', what: 'rules know no process' }
  return null
}
