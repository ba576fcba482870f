import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ICONS } from './icon-names'

test('each sign has its drawing, and each drawing its name', () => {
  const drawn = readFileSync(join(__dirname, 'icon.module.css'), 'utf8').matchAll(/^\.([a-z-]+) \{\n\s+--sign/gm)
  expect([...drawn].map(([, name]) => name).sort()).toEqual([...ICONS].sort())
})
