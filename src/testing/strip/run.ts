import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { ensureBuilds } from '../../../config/builds'
import { type Browser, launchBrowser } from '../browser'
import { startTestServer } from '../database-server'
import { startProduct } from '../product'
import { live } from '../screens/live'
import { paper, WIDTH } from './paper'
import { tell } from './story'

const H5 = resolve(__dirname, '../../../dist/h5')
const STRIP = resolve(__dirname, '../../../docs/pictures/strip.webp')
const QUALITY = 82

/** `npm run strip`: the README's five pictures, taken from the running product as the story happens. */
async function main(): Promise<void> {
  await ensureBuilds(['h5'])
  const server = await startTestServer()
  process.env.TEST_DATABASE_URL = server.url
  const product = await startProduct({ h5: H5, errands: true })
  const browser = await launchBrowser()
  try {
    const { market } = await live(product, { days: 21, people: 6 })
    const bytes = await asWebp(await onPaper(browser, await tell({ product, browser, market })))
    mkdirSync(dirname(STRIP), { recursive: true })
    writeFileSync(STRIP, bytes)
    console.log(`docs/pictures/strip.webp, ${Math.round(bytes.length / 1024)} KB`)
  } finally {
    await browser.close()
    await product.stop()
    await server.stop()
  }
}

/** A browser sets the captions: it knows letters better than a canvas does. */
async function onPaper(browser: Browser, shots: readonly Buffer[]): Promise<Buffer> {
  const { page } = await browser.phone('strip', { width: WIDTH, height: 1_000 })
  await page.setContent(paper(shots))
  await page.evaluate(() => Promise.all([document.fonts.ready, ...[...document.images].map((image) => image.decode())]))
  return page.locator('main').screenshot()
}

async function asWebp(png: Buffer): Promise<Buffer> {
  const picture = await loadImage(png)
  const canvas = createCanvas(picture.width, picture.height)
  canvas.getContext('2d').drawImage(picture, 0, 0)
  return canvas.encode('webp', QUALITY)
}

main().catch((fault: unknown) => {
  console.error(fault)
  process.exit(1)
})
