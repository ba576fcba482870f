import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { scanSources } from './source-scan'

const HOME = resolve(__dirname, '..')

/** A small lawful tree; each test adds one file that breaks one rule. */
const LAWFUL: Record<string, string> = {
  'src/kernel/id.ts': `import { v7 } from 'uuid'\nexport type Id = string\nexport const newId = (): Id => v7()\n`,
  'src/kernel/money.ts': 'export type Fen = number\n',
  'src/kernel/db.ts': `import type postgres from 'postgres'\nexport type Sql = postgres.Sql\n`,
  'src/ui/button.tsx': 'export const Button = () => null\n',
  'src/campaigns/kind.ts': `import type { Id } from '@/kernel/id'\nexport interface Kind { readonly id: Id }\n`,
  'src/campaigns/all-rules.ts': `import { groupBuy } from './group-buy/rules'\nexport const kinds = [groupBuy]\n`,
  'src/campaigns/all-consumer.ts': `import { consumer } from './group-buy/consumer'\nexport const panels = [consumer]\n`,
  'src/campaigns/service.ts': `import { kinds } from './all-rules'\nimport { rounds } from './store'\nexport const act = () => [kinds, rounds]\n`,
  'src/campaigns/store.ts': `import type { Sql } from '@/kernel/db'\nexport const rounds = (sql: Sql) => sql\`select 1\`\n`,
  'src/campaigns/group-buy/rules.ts': `import type { Kind } from '../kind'\nexport const groupBuy: Kind = { id: 'x' }\n`,
  'src/campaigns/group-buy/consumer.tsx': `import { Button } from '@/ui/button'\nexport const consumer = Button\n`,
  'src/campaigns/ladder/rules.ts': 'export const ladder = 1\n',
  'src/orders/contract.ts': `import { z } from 'zod'\nexport const view = z.object({})\n`,
  'src/orders/rules.ts': 'export const mayPay = true\n',
  'src/orders/store.ts': 'export const orders = 1\n',
  'src/orders/service.ts': `import { orders } from './store'\nimport { mayPay } from './rules'\nexport const pay = () => [orders, mayPay]\n`,
  'src/cloud/serve.ts': `import { act } from '@/campaigns/service'\nimport { pay } from '@/orders/service'\nexport const serve = [act, pay]\n`,
  'src/standin/server.ts': 'export const standin = 1\n',
  'src/testing/db.ts': 'export const db = 1\n',
  'src/testing/world/index.ts': 'export const lin = 1\n',
  'src/cloud/seed.ts': `import { lin } from '@/testing/world'\nexport const x = lin\n`,
  'src/app/call.ts': `import axios from 'axios'\nexport const call = axios\n`,
  'src/app/consumer/cart.tsx': `import type { view } from '@/orders/contract'\nimport { panels } from '@/campaigns/all-consumer'\nexport type V = typeof view\nexport const p = panels\n`,
  'src/app/reseller/words.ts': `export const words = '帮卖'\n`,
}

/** [rule, file that breaks it, its text] */
const CRIMES: readonly (readonly [string, string, string])[] = [
  ['no-circles', 'src/orders/a.ts', `import { b } from './b'\nexport const a = () => b\n`],
  ['rules-are-pure', 'src/ledger/rules.ts', `import dayjs from 'dayjs'\nexport const now = dayjs\n`],
  [
    'rules-are-pure',
    'src/campaigns/ladder/effects.ts',
    `import { newId } from '@/kernel/id'\nexport const e = newId\n`,
  ],
  ['rules-are-pure', 'src/review/rules.ts', 'export const late = () => Date.now() > 1\n'],
  ['rules-are-pure', 'src/campaigns/ladder/state.ts', 'export const dice = () => Math.random()\n'],
  ['rules-are-pure', 'src/campaigns/parts/clock.ts', 'export const at = () => new Date()\n'],
  ['rules-stay-home', 'src/payments/service.ts', `import { mayPay } from '@/orders/rules'\nexport const x = mayPay\n`],
  [
    'kinds-do-not-meet',
    'src/campaigns/ladder/words.ts',
    `import { groupBuy } from '../group-buy/rules'\nexport const x = groupBuy\n`,
  ],
  [
    'kinds-only-through-the-lists',
    'src/cloud/seed.ts',
    `import { groupBuy } from '@/campaigns/group-buy/rules'\nexport const x = groupBuy\n`,
  ],
  [
    'panels-know-little',
    'src/campaigns/ladder/brand.tsx',
    `import { call } from '@/app/call'\nexport const x = call\n`,
  ],
  ['sql-only-in-stores', 'src/shops/service.ts', `import postgres from 'postgres'\nexport const x = postgres\n`],
  [
    'sql-only-in-stores',
    'src/shops/seek.ts',
    'export const x = (sql: (t: TemplateStringsArray) => void) => sql`select 1`\n',
  ],
  [
    'a-store-serves-its-own-service',
    'src/cloud/effects.ts',
    `import { orders } from '@/orders/store'\nexport const x = orders\n`,
  ],
  [
    'a-store-serves-its-own-service',
    'src/orders/words.ts',
    `import { orders } from './store'\nexport const x = orders\n`,
  ],
  [
    'services-meet-only-in-the-cloud',
    'src/sharing/service.ts',
    `import { pay } from '@/orders/service'\nexport const x = pay\n`,
  ],
  [
    'the-app-never-reaches-the-cloud',
    'src/app/state/visit.ts',
    `import { serve } from '@/cloud/serve'\nexport const x = serve\n`,
  ],
  [
    'the-app-never-reaches-the-cloud',
    'src/app/state/file.ts',
    `import { readFileSync } from 'node:fs'\nexport const x = readFileSync\n`,
  ],
  [
    'the-app-never-reaches-the-cloud',
    'src/app/state/order.ts',
    `import { pay } from '@/orders/service'\nexport const x = pay\n`,
  ],
  [
    'the-cloud-never-reaches-the-app',
    'src/cloud/page.ts',
    `import { words } from '@/app/reseller/words'\nexport const x = words\n`,
  ],
  [
    'the-cloud-never-reaches-the-app',
    'src/insight/service.ts',
    `import { useState } from 'react'\nexport const x = useState\n`,
  ],
  [
    'the-cloud-never-reaches-the-app',
    'src/cloud/card.ts',
    `import { panels } from '@/campaigns/all-consumer'\nexport const x = panels\n`,
  ],
  [
    'contracts-are-only-types-in-the-app',
    'src/app/consumer/order.tsx',
    `import { view } from '@/orders/contract'\nexport const x = view\n`,
  ],
  ['axios-only-in-call', 'src/app/wechat.ts', `import axios from 'axios'\nexport const x = axios\n`],
  [
    'sides-do-not-meet',
    'src/app/consumer/share.tsx',
    `import { words } from '@/app/reseller/words'\nexport const x = words\n`,
  ],
  ['grounds-lie-below', 'src/kernel/late.ts', `import { mayPay } from '@/orders/rules'\nexport const x = mayPay\n`],
  ['grounds-lie-below', 'src/ui/price.tsx', `import { mayPay } from '@/orders/rules'\nexport const x = mayPay\n`],
  ['tests-are-not-product', 'src/crm/service.ts', `import { db } from '@/testing/db'\nexport const x = db\n`],
  [
    'the-stand-in-stays-outside',
    'src/payments/fake.ts',
    `import { standin } from '@/standin/server'\nexport const x = standin\n`,
  ],
  ['everything-resolves', 'src/catalogue/service.ts', `import { gone } from './gone'\nexport const x = gone\n`],
  ['files-are-small', 'src/crm/long.ts', 'export const x = 1\n'.replace('\n', '\n// a line\n'.repeat(251))],
  ['files-are-named-by-role', 'src/crm/utils.ts', 'export const x = 1\n'],
  ['files-are-named-by-role', 'src/crm/fooBar.ts', 'export const x = 1\n'],
]

const tree = mkdtempSync(join(tmpdir(), 'boundaries-'))
const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(tree, file)), { recursive: true })
  writeFileSync(join(tree, file), text)
}

interface Broken {
  rule: { name: string }
  from: string
}

const cruise = (): string[] => {
  const args = [
    join(HOME, 'node_modules/.bin/depcruise'),
    'src',
    '--config',
    'config/boundaries.js',
    '--output-type',
    'json',
  ]
  let out: string
  try {
    out = execFileSync(process.execPath, args, { cwd: tree, encoding: 'utf8', maxBuffer: 1 << 26 })
  } catch (fault) {
    // It exits with the number of violations and still prints them.
    out = (fault as { stdout: string }).stdout
  }
  const { summary } = JSON.parse(out) as { summary: { violations: Broken[] } }
  return summary.violations.map((v) => `${v.rule.name} ${v.from}`)
}

const findings = (): string[] => [...cruise(), ...scanSources(tree).map((f) => `${f.rule} ${f.file}`)]

beforeAll(() => {
  mkdirSync(join(tree, 'config'))
  cpSync(join(HOME, 'config/boundaries.js'), join(tree, 'config/boundaries.js'))
  cpSync(join(HOME, 'tsconfig.json'), join(tree, 'tsconfig.json'))
  symlinkSync(join(HOME, 'node_modules'), join(tree, 'node_modules'))
  for (const [file, text] of Object.entries(LAWFUL)) write(file, text)
})

afterAll(() => rmSync(tree, { recursive: true, force: true }))

test('a lawful tree has no finding', () => {
  expect(findings()).toEqual([])
})

test('every rule reports the file that breaks it', () => {
  for (const [, file, text] of CRIMES) write(file, text)
  write('src/orders/b.ts', `import { a } from './a'\nexport const b = () => a\n`)
  const found = new Set(findings())
  const missed = CRIMES.map(([rule, file]) => `${rule} ${file}`).filter((crime) => !found.has(crime))
  expect(missed).toEqual([])
})

test('no rule is without a crime that proves it', () => {
  const { forbidden } = jest.requireActual<{ forbidden: { name: string }[] }>('./boundaries')
  const proven = new Set(CRIMES.map(([rule]) => rule))
  expect(forbidden.map((rule) => rule.name).filter((name) => !proven.has(name))).toEqual([])
})
