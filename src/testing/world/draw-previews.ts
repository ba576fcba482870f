import { readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createCanvas, loadImage } from '@napi-rs/canvas'

const FOLDER = resolve(__dirname, '../../standin/pictures')
const LIST = join(__dirname, 'previews.json')
const WIDTH = 12
const QUALITY = 25

/** Avatars, logos and the stand-in for a missing picture are small themselves; only what is large gets a preview. */
const LARGE = 200

/** Writes the list of previews anew from the pictures that lie in the folder: `npm run previews`. */
async function drawPreviews(): Promise<void> {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.webp') && name !== 'missing.webp')
  const previews: Record<string, string> = {}
  for (const name of names.sort()) {
    const preview = await previewOf(join(FOLDER, name))
    if (preview) previews[name] = preview
  }
  writeFileSync(LIST, `${JSON.stringify(previews, null, 2)}\n`)
  console.log(`${Object.keys(previews).length} previews of ${names.length} pictures`)
}

async function previewOf(path: string): Promise<string | null> {
  const picture = await loadImage(path)
  if (picture.width <= LARGE) return null
  const height = Math.round((WIDTH * picture.height) / picture.width)
  // Halved and halved again: a single big step would keep a few pixels and forget the rest.
  let from = createCanvas(WIDTH * 32, height * 32)
  from.getContext('2d').drawImage(picture, 0, 0, from.width, from.height)
  while (from.width > WIDTH) {
    const to = createCanvas(from.width / 2, from.height / 2)
    to.getContext('2d').drawImage(from, 0, 0, to.width, to.height)
    from = to
  }
  return bare(await from.encode('webp', QUALITY)).toString('base64')
}

/** The drawing library wraps a colour profile around each picture, five times as large as a picture of this size. */
function bare(webp: Buffer): Buffer {
  const at = webp.indexOf('VP8 ')
  const chunk = webp.subarray(at, at + 8 + webp.readUInt32LE(at + 4))
  const head = Buffer.from('RIFF....WEBP')
  head.writeUInt32LE(chunk.length + 4, 4)
  return Buffer.concat([head, chunk])
}

void drawPreviews()
