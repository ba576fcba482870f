import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { kindFolders, staleLists } from './campaign-lists'
import { newCampaign } from './new-campaign'
import { runBin } from './run'

const HOME = resolve(__dirname, '..')
const COPIED = ['src', 'config', 'docs', 'package.json', 'tsconfig.json', 'babel.config.js', 'project.config.json']
const copy = realpathSync(mkdtempSync(join(tmpdir(), 'new-campaign-')))

const textsOf = (folder: string): Map<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(copy, path), readFileSync(path, 'latin1')]),
  )

beforeAll(() => {
  for (const part of COPIED) cpSync(join(HOME, part), join(copy, part), { recursive: true })
  symlinkSync(join(HOME, 'node_modules'), join(copy, 'node_modules'))
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

test('a new kind is one folder: beside it only the lists change', () => {
  const before = textsOf(join(copy, 'src'))
  newCampaign(copy, 'flash-sale')
  const after = textsOf(join(copy, 'src'))
  const changed = [...after].filter(([file, text]) => before.get(file) !== text).map(([file]) => file)
  const outside = changed.filter((file) => !file.startsWith('src/campaigns/flash-sale/'))
  const lists = ['brand', 'consumer', 'examples', 'reseller', 'rules', 'share', 'words']
  expect(outside.sort()).toEqual(lists.map((list) => `src/campaigns/all-${list}.ts`))
  expect(kindFolders(copy)).toContain('flash-sale')
  expect(staleLists(copy)).toEqual([])
})

test('the mould’s name is gone and the kind’s own is there', () => {
  const texts = [...textsOf(join(copy, 'src/campaigns/flash-sale')).values()].join('\n')
  expect(texts).not.toMatch(/new-kind|newKind|_new/)
  expect(texts).toContain("name: 'flash-sale'")
  expect(texts).toContain('export const flashSale: Kind')
})

test('the new kind passes types, lint, boundaries and lists as it is', async () => {
  const parts = ['types', 'lint', 'boundaries', 'source', 'fresh lists']
  const { code, output } = await runBin('tsx', ['config/check.ts', ...parts], { cwd: copy })
  expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' })
}, 240_000)

test('the new kind’s rules keep the laws', async () => {
  const args = ['--config', 'config/jest.config.js', 'src/campaigns/flash-sale']
  const { code, output } = await runBin('jest', args, { cwd: copy })
  expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' })
}, 240_000)

test('a name that is taken or not in kebab-case is refused', () => {
  expect(() => newCampaign(copy, 'group-buy')).toThrow('already there')
  expect(() => newCampaign(copy, 'FlashSale')).toThrow('kebab-case')
})
