import { createCanvas } from '@napi-rs/canvas'
import fc from 'fast-check'
import { fitted, hasEnd, SIDE_MAX, sizeOf, sortOf, thatFit, tidyName } from './rules'

const canvas = createCanvas(64, 40)
const GIF = Buffer.from('R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64')
const text = (said: string) => Buffer.from(said, 'latin1')

test('the first bytes say what a file is, and nothing else does', async () => {
  expect(sortOf(await canvas.encode('png'))).toBe('image/png')
  expect(sortOf(await canvas.encode('jpeg'))).toBe('image/jpeg')
  expect(sortOf(await canvas.encode('webp'))).toBe('image/webp')
  expect(sortOf(GIF)).toBe('image/gif')
  expect(sortOf(text('%PDF-1.7'))).toBe('application/pdf')
})

test.each([
  ['a page', '<!doctype html><script>alert(1)</script>'],
  ['a drawing that may carry a script', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['an archive', 'PK\x03\x04'],
  ['a page that says PDF later', ' %PDF-1.4'],
  ['a sound in the same box as WebP', 'RIFF\0\0\0\0WAVEfmt '],
  ['nothing', ''],
])('%s is not kept', (_, bytes) => {
  expect(sortOf(text(bytes))).toBeNull()
})

test('a picture’s head names its size, whatever its form', async () => {
  for (const bytes of [await canvas.encode('png'), await canvas.encode('jpeg'), await canvas.encode('webp')]) {
    expect(sizeOf(bytes, sortOf(bytes)!)).toEqual({ width: 64, height: 40 })
  }
  expect(sizeOf(GIF, 'image/gif')).toEqual({ width: 1, height: 1 })
})

test('a head that is cut off anywhere has no size and does no harm', async () => {
  const whole = await Promise.all([canvas.encode('png'), canvas.encode('jpeg'), canvas.encode('webp')])
  for (const bytes of [...whole, GIF]) {
    const sort = sortOf(bytes)!
    for (let length = 6; length < Math.min(bytes.length, 400); length++) {
      expect(() => sizeOf(bytes.subarray(0, length), sort)).not.toThrow()
    }
  }
})

test('any bytes at all behind a picture’s first ones are read without a fault', () => {
  const heads = [text('\x89PNG\r\n\x1a\n'), text('\xff\xd8\xff'), text('RIFF\0\0\0\0WEBP'), text('GIF89a')]
  const any = fc.record({ head: fc.constantFrom(...heads), rest: fc.uint8Array({ maxLength: 200 }) })
  fc.assert(
    fc.property(any, ({ head, rest }) => {
      const bytes = Buffer.concat([head, rest])
      const size = sizeOf(bytes, sortOf(bytes)!)
      expect(size === null || (size.width > 0 && size.height > 0)).toBe(true)
    }),
  )
})

test('a document without its end is broken', () => {
  expect(hasEnd(text('%PDF-1.4\n…\n%%EOF\n'))).toBe(true)
  expect(hasEnd(text('%PDF-1.4\n1 0 obj'))).toBe(false)
})

test('a picture keeps its proportions and never grows', () => {
  const side = fc.integer({ min: 1, max: 20_000 })
  fc.assert(
    fc.property(side, side, (width, height) => {
      const fit = fitted({ width, height }, SIDE_MAX)
      expect(Math.max(fit.width, fit.height)).toBe(Math.min(SIDE_MAX, Math.max(width, height)))
      expect(Math.abs(fit.width / fit.height - width / height)).toBeLessThanOrEqual(1 + width / height)
    }),
  )
})

test('room has an end, and one that is too big keeps no smaller one out', () => {
  const room = { files: 3, size: 100 }
  expect(thatFit({ files: 0, size: 0 }, [60, 60, 40], room)).toEqual([true, false, true])
  expect(thatFit({ files: 2, size: 0 }, [1, 1], room)).toEqual([true, false])
})

test('a name has no folders and no signs that steer', () => {
  expect(tidyName('C:\\私\\检测报告.pdf', 'x')).toBe('检测报告.pdf')
  expect(tidyName('../../etc/passwd', 'x')).toBe('passwd')
  expect(tidyName('a\r\nb"\u202e.pdf', 'x')).toBe('ab.pdf')
  expect(tidyName(' \0 ', '文件.pdf')).toBe('文件.pdf')
  expect(tidyName('🍵'.repeat(300), 'x')).toHaveLength(200)
})
