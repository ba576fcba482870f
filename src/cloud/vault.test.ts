import { createVault } from './vault'

const KEY = Buffer.alloc(32, 1).toString('base64')
const NEXT = Buffer.alloc(32, 2).toString('base64')
const vault = createVault({ k1: KEY })

test('what was sealed opens again, and no two seals of one text are alike', () => {
  const sealed = [1, 2].map(() => vault.seal('武康路 117 弄', 'lin/1'))
  expect(sealed[0]).not.toBe(sealed[1])
  for (const one of sealed) {
    expect(one).toMatch(/^k1\.[\w-]+$/)
    expect(vault.open(one, 'lin/1')).toBe('武康路 117 弄')
  }
})

test('a seal moved to another row, changed, or under a strange key does not open', () => {
  const sealed = vault.seal('武康路', 'lin/1')
  const at = sealed.length - 3
  const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1)
  expect(() => vault.open(sealed, 'bo/1')).toThrow()
  expect(() => vault.open(changed, 'lin/1')).toThrow()
  expect(() => createVault({ k2: NEXT }).open(sealed, 'lin/1')).toThrow('DATA_KEYS has no key "k1"')
})

test('a new key seals from now on while the old one still opens', () => {
  const both = createVault({ k2: NEXT, k1: KEY })
  expect(both.seal('x', 'a')).toMatch(/^k2\./)
  expect(both.open(vault.seal('武康路', 'a'), 'a')).toBe('武康路')
})

test('a thousand addresses open in far less time than it takes to fetch them', () => {
  const sealed = Array.from({ length: 1_000 }, (_, n) =>
    vault.seal(`{"name":"林","detail":"武康路 ${n} 弄"}`, `p/${n}`),
  )
  const begun = performance.now()
  for (const [n, one] of sealed.entries()) vault.open(one, `p/${n}`)
  expect(performance.now() - begun).toBeLessThan(500)
})
