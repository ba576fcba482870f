import { createCanvas, loadImage } from '@napi-rs/canvas'
import { askedWidth, createPictureSizes } from './picture-sizes'

const drawn = (width: number, height: number): Promise<Buffer> => {
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  // Stripes: a plain colour would weigh nothing at any size.
  for (let x = 0; x < width; x += 3) {
    pen.fillStyle = `rgb(${x % 255}, ${(x * 7) % 255}, ${(x * 13) % 255})`
    pen.fillRect(x, 0, 2, height)
  }
  return canvas.encode('webp', 90)
}

test('a picture comes in the width that was asked for and keeps its shape', async () => {
  const whole = await drawn(1_200, 800)
  const made = await createPictureSizes().sized('tea.webp', whole, 480)
  expect(await loadImage(made)).toMatchObject({ width: 480, height: 320 })
  expect(made.length).toBeLessThan(whole.length)
})

test('a picture that is smaller anyway stays as it is', async () => {
  const whole = await drawn(200, 200)
  expect(await createPictureSizes().sized('tea.webp', whole, 480)).toBe(whole)
})

test('what was made is kept until newer ones need the room', async () => {
  const whole = await drawn(600, 400)
  const one = await createPictureSizes().sized('a', whole, 240)
  const sizes = createPictureSizes(one.length * 2)
  const first = await sizes.sized('a', whole, 240)
  expect(await sizes.sized('a', whole, 240)).toBe(first)
  await sizes.sized('b', whole, 240)
  await sizes.sized('c', whole, 240)
  const again = await sizes.sized('a', whole, 240)
  expect(again).not.toBe(first)
  expect(again.equals(first)).toBe(true)
})

test('only the form that Tencent documents is understood', () => {
  expect(askedWidth('?imageMogr2/thumbnail/480x')).toBe(480)
  expect(['', '?w=480', '?imageMogr2/thumbnail/480x480', '?imageMogr2/thumbnail/0x'].map(askedWidth)).toEqual([
    null,
    null,
    null,
    null,
  ])
})
