import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { camel, staleLists, writeLists } from './campaign-lists'
import { HOME } from './run'

/** Names in the mould, and what becomes of them in a kind called `name`. */
const renamings = (name: string): readonly (readonly [RegExp, string])[] => [
  [/new-kind/g, name],
  [/newKind/g, camel(name)],
]

/** Copies the mould to a new kind and writes the lists; throws if the name won't do. */
export function newCampaign(home: string, name: string): string[] {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    throw new Error(`“${name}”: a kind is called in kebab-case, as flash-sale`)
  const folder = join(home, 'src/campaigns', name)
  if (existsSync(folder)) throw new Error(`src/campaigns/${name} is already there`)
  cpSync(join(home, 'src/campaigns/_new'), folder, { recursive: true })
  for (const file of readdirSync(folder)) fill(join(folder, file), name)
  return [...readdirSync(folder).map((file) => `${name}/${file}`), ...writeLists(home)]
}

function fill(path: string, name: string): void {
  const text = renamings(name).reduce((filled, [from, to]) => filled.replace(from, to), readFileSync(path, 'utf8'))
  writeFileSync(path, text)
}

function main([word]: readonly string[]): void {
  if (word === '--check') {
    const stale = staleLists(HOME)
    for (const line of stale) console.error(line)
    process.exitCode = stale.length > 0 ? 1 : 0
  } else {
    const written = word ? newCampaign(HOME, word) : writeLists(HOME)
    console.log(written.length > 0 ? written.map((file) => `src/campaigns/${file}`).join('\n') : 'the lists are fresh')
  }
}

if (require.main === module) main(process.argv.slice(2))
