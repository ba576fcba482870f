import { codeIn } from './code'

test.each([
  ['a label’s own address', { code: 'ABC12-DEF34-GHJ56-KMN78' }, 'ABC12-DEF34-GHJ56-KMN78'],
  ['a mini-program code', { scene: 'ABC12DEF34GHJ56KMN78' }, 'ABC12DEF34GHJ56KMN78'],
  [
    'a link that WeChat opened',
    { q: encodeURIComponent('https://yuantuan.example/g/ABC12DEF34GHJ56KMN78?x=1') },
    'ABC12DEF34GHJ56KMN78',
  ],
  [
    'an address that was scanned in the app',
    { code: 'https://yuantuan.example/g/ABC12DEF34GHJ56KMN78' },
    'ABC12DEF34GHJ56KMN78',
  ],
  ['nothing', {}, ''],
  ['rubbish', { q: '%E0%A4%A' }, '%E0%A4%A'],
])('%s', (_, params, code) => {
  expect(codeIn(params)).toBe(code)
})
