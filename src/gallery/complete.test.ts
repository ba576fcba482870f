import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const read = (path: string) => readFileSync(join(__dirname, path), 'utf8')

/** Components are what a capital letter begins with and `export {` hands out; types are not drawn. */
function exported(file: string): string[] {
  const named = [...read(`../ui/${file}`).matchAll(/export \{([^}]*)\}/g)].flatMap(([, names]) => names!.split(','))
  return named.map((name) => name.trim()).filter((name) => /^[A-Z]/.test(name) && !name.startsWith('type '))
}

test('every block that src/ui hands out stands in the gallery, and nothing else does', () => {
  const shown = readdirSync(__dirname)
    .filter((file) => file.endsWith('.tsx'))
    .flatMap((file) => [...read(file).matchAll(/\bblock: '(\w+)'/g)].map(([, name]) => name!))
  expect(shown.sort()).toEqual([...exported('index.ts'), ...exported('desk.ts')].sort())
})

test('each of them says what a screen reader hears', () => {
  const controls = ['controls.tsx', 'forms.tsx', 'content.tsx', 'instead.tsx', 'desk.tsx'].map(read).join('')
  expect(controls.match(/\bblock: /g)).toHaveLength(controls.match(/\baria: ?\n?\s*'/g)!.length)
})
