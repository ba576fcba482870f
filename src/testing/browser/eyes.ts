import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import type { Actor } from './actor'

/** The sentence stands under its own field, nearer than any other field does. */
export async function isBeside(actor: Actor, label: string, sentence: string): Promise<boolean> {
  const field = await actor.page.getByLabel(label, { exact: true }).first().boundingBox()
  const said = await actor.page.getByRole('alert').filter({ hasText: sentence }).boundingBox()
  const below = said!.y - (field!.y + field!.height)
  return below >= 0 && below < 40 && Math.abs(said!.x - field!.x) < 40
}

/** What a phone's camera would read on a poster. */
export function readCode(dataUri: string): string | undefined {
  const png = PNG.sync.read(Buffer.from(dataUri.slice(dataUri.indexOf(',') + 1), 'base64'))
  return jsQR(new Uint8ClampedArray(png.data), png.width, png.height)?.data
}
