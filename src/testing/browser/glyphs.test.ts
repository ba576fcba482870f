import { type Browser, launchBrowser, type Phone } from '../browser'

let browser: Browser
let phone: Phone
beforeAll(async () => {
  browser = await launchBrowser()
  phone = await browser.phone('glyphs')
})
afterAll(() => browser.close())

test('a phone shows Chinese, not boxes, at the size of a phone', async () => {
  await phone.page.setContent(
    '<meta name=viewport content=width=device-width><span id=a style="font:40px sans-serif">愿</span><span id=b style="font:40px sans-serif">团</span>',
  )
  const drawn = await phone.page.evaluate(() => {
    const draw = (text: string) => {
      const canvas = document.createElement('canvas')
      const ctx = canvas.getContext('2d')!
      ctx.font = '40px sans-serif'
      ctx.fillText(text, 10, 60)
      return canvas.toDataURL()
    }
    // A missing glyph is one box for all.
    return { different: draw('愿') !== draw('团'), width: window.innerWidth, ratio: window.devicePixelRatio }
  })
  expect(drawn).toEqual({ different: true, width: 390, ratio: 2 })
  expect(phone.faults).toEqual([])
})
