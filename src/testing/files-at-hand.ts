import { createCanvas } from '@napi-rs/canvas'
import type { Locator, Page } from 'playwright-core'
import type { Actor } from './browser/actor'

interface AtHand {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** A real picture, as a disk would hold it: a leaf of this colour on paper. */
export async function photo(name: string, color: string): Promise<AtHand> {
  const canvas = createCanvas(640, 640)
  const ctx = canvas.getContext('2d')
  ctx.fillStyle = '#f4eee3'
  ctx.fillRect(0, 0, 640, 640)
  ctx.fillStyle = color
  ctx.beginPath()
  ctx.ellipse(320, 320, 120, 250, 0.6, 0, 7)
  ctx.fill()
  const isPng = name.endsWith('.png')
  const buffer = isPng ? await canvas.encode('png') : await canvas.encode('jpeg', 90)
  return { name, mimeType: isPng ? 'image/png' : 'image/jpeg', buffer }
}

/** Presses what opens the chooser, and chooses. */
export async function choose({ page }: Actor, way: Locator, files: AtHand[]): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await way.click()
  await (await choosing).setFiles(files)
}

function withResolvers() {
  const held: (() => void)[] = []
  const promise = new Promise<void>((go) => held.push(go))
  return { promise, resolve: () => held[0]!() }
}

/** Uploads wait on the line until they are let go. */
export async function holdUploads({ page }: Actor): Promise<{ letGo(): void }> {
  const { promise: gone, resolve: letGo } = withResolvers()
  await page.route(/files\.upload/, async (route) => {
    await gone
    await route.continue()
  })
  return { letGo }
}

/** The window that opens with a private file in it. */
export async function opened(actor: Actor, button: string): Promise<Page> {
  const opening = actor.page.context().waitForEvent('page')
  await actor.press(button)
  const page = await opening
  await page.waitForLoadState('load')
  return page
}
