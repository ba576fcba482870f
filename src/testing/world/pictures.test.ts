import { readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { wholeWorld } from '.'
import { previewOf } from './pictures'

const FOLDER = resolve(__dirname, '../../standin/pictures')
const KB = 1024
const MISSING = 'missing.webp'

const { people, brands, shops, goodsOf } = wholeWorld
const goods = brands.flatMap(({ id }) => goodsOf.get(id) ?? [])
const small = [...people.map(({ avatar }) => avatar), ...brands.map(({ logo }) => logo)]
const large = [...goods.flatMap(({ pictures }) => pictures), ...shops.map(({ cover }) => cover)]
const lying = readdirSync(FOLDER).filter((name) => name.endsWith('.webp'))
const sizeOf = (name: string) => statSync(join(FOLDER, name)).size

test('every picture named in the world lies in the folder, and nothing else does', () => {
  expect([...new Set([...small, ...large, MISSING])].sort()).toEqual(lying.sort())
})

test('every large picture has a preview under 200 bytes, and no preview lacks its picture', () => {
  expect(Object.keys(previewOf).sort()).toEqual([...new Set(large)].sort())
  for (const [name, base64] of Object.entries(previewOf)) {
    const bytes = Buffer.from(base64, 'base64')
    expect([name, bytes.length < 200, bytes.toString('latin1', 0, 4)]).toEqual([name, true, 'RIFF'])
  }
})

test('every product has two to four pictures of its own, and each variant shows one of them', () => {
  for (const { handle, pictures, skus } of goods) {
    expect([handle, pictures.length >= 2 && pictures.length <= 4]).toEqual([handle, true])
    expect(pictures.every((name) => name.startsWith(handle))).toBe(true)
    expect(pictures).toEqual(expect.arrayContaining(skus.map(({ picture }) => picture)))
  }
})

test('pictures are light: 45 KB for goods and covers, 12 KB for faces and logos, 8 MB in all', () => {
  expect(large.filter((name) => sizeOf(name) > 45 * KB)).toEqual([])
  expect(small.filter((name) => sizeOf(name) > 12 * KB)).toEqual([])
  expect(lying.reduce((sum, name) => sum + sizeOf(name), 0)).toBeLessThan(8 * KB * KB)
})
