import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { scanSources } from './source-scan'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'screens-'))
})
afterEach(() => rmSync(root, { recursive: true }))

const found = (text: string, file = 'src/app/consumer/order/index.tsx'): string[] => {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
  return scanSources(root).map(({ rule }) => rule)
}

test.each([
  ['a View that is clicked', 'export const A = () => <View className={style.join} onClick={go}>参团</View>'],
  ["Taro's own Button", "import { Button, View } from '@tarojs/components'"],
  ["Taro's own Switch", "import { Switch } from '@tarojs/components'"],
  ['a Tap dressed as a button', 'export const A = () => <Tap className={style.join} onTap={go}>{words.join}</Tap>'],
  [
    'the same with a sign',
    "export const A = () => <Tap className={style.x} onTap={go}>{words.x}<Icon name='copy' /></Tap>",
  ],
])('%s is found', (_, text) => {
  expect(found(text)).toEqual(['no-button-by-hand'])
})

test.each([
  [
    'a card that can be tapped',
    'export const A = () => <Tap className={style.card} onTap={go}><View>{title}</View></Tap>',
  ],
  ['a button of src/ui', 'export const A = () => <Button onTap={go}>{words.join}</Button>'],
])('%s is fine', (_, text) => {
  expect(found(text)).toEqual([])
})

test('src/ui draws them', () => {
  expect(found('export const A = () => <View onClick={go}>x</View>', 'src/ui/tap.tsx')).toEqual([])
})
