import type { Canvas } from '@napi-rs/canvas'

/** A place in the words of a camera's file: whoever finds it in ours has found a person's home. */
export const SECRET_PLACE = 'GPS 30.2741N 120.1551E'

/** A JPEG as a phone writes it: how it was held and where it was stand in its EXIF, before the picture. */
export async function cameraFile(canvas: Canvas, turn: number): Promise<Buffer> {
  const plain = await canvas.encode('jpeg', 95)
  const orientation = Buffer.from([0x12, 0x01, 3, 0, 1, 0, 0, 0, turn, 0, 0, 0])
  const tiff = Buffer.concat([Buffer.from('II*\0\x08\0\0\0\x01\0', 'latin1'), orientation, Buffer.alloc(4)])
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(SECRET_PLACE)])
  const length = Buffer.alloc(2)
  length.writeUInt16BE(body.length + 2)
  return Buffer.concat([plain.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, body, plain.subarray(2)])
}
