import { scanFile } from '../camera'
import type { Actor } from './actor'

/** The sentence stands under its own field, nearer than any other field does. */
export async function isBeside(actor: Actor, label: string, sentence: string): Promise<boolean> {
  const field = await actor.page.getByLabel(label, { exact: true }).first().boundingBox()
  const said = await actor.page.getByRole('alert').filter({ hasText: sentence }).boundingBox()
  const below = said!.y - (field!.y + field!.height)
  return below >= 0 && below < 40 && Math.abs(said!.x - field!.x) < 40
}

/** The share codes on all three posters, each looked at and kept. */
export async function codesOnPosters(actor: Actor, title: string): Promise<string[]> {
  const codes: string[] = []
  for (const [label, style] of Object.entries({ 纸墨: 'paper', 朱砂: 'bold', 大图: 'photo' })) {
    await actor.press(label, 'radio')
    codes.push(await codeOnPoster(actor, title))
    await actor.shot(`reseller-share-poster-${style}`)
  }
  return codes
}

/** The share code that a phone's camera reads on the poster of these goods. */
async function codeOnPoster(actor: Actor, title: string): Promise<string> {
  const poster = actor.page.getByLabel(`${title} 的分享海报，长按可保存`).locator('img')
  await poster.scrollIntoViewIfNeeded()
  await poster.evaluate((image: HTMLImageElement) => image.decode())
  // Asked by the browser itself, which alone knows what a name below localhost is.
  const bytes = await poster.evaluate(async (image: HTMLImageElement) => {
    const answer = await fetch(image.src)
    return [...new Uint8Array(await answer.arrayBuffer())]
  })
  const said = await scanFile(new Uint8Array(bytes))
  return said?.match(/consumer\/campaign\/index\?scene=([0-9A-Za-z]{8,10})$/)?.[1] ?? 'no code'
}
