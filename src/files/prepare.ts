import { createHash } from 'node:crypto'
import type { InputOf, OutputOf } from '@/kernel/contract'
import type { Id } from '@/kernel/id'
import { isRefusal, type Refusal, refuse } from '@/kernel/result'
import type * as contract from './contract'
import { redraw } from './redraw'
import { BYTES_MAX, hasEnd, POINTS_MAX, sizeOf, sortOf, tidyName } from './rules'
import type { Keep, Ready } from './service'

/**
 * Looks at bytes and redraws pictures. Takes up to a tenth of a second of a core and no connection: never call it inside a
 * transaction.
 */
export async function prepare(bytes: Uint8Array, name: string): Promise<Ready | Refusal> {
  if (bytes.length > BYTES_MAX) return refuse('too-large', { bytesMax: BYTES_MAX })
  const sort = sortOf(bytes)
  if (!sort) return refuse('file-refused', { why: 'sort' })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (sort === 'application/pdf') {
    const as = tidyName(name, '文件.pdf')
    return hasEnd(bytes) ? { sha256, name: as, type: sort, bytes, ...FLAT } : refuse('file-refused', { why: 'broken' })
  }
  const size = sizeOf(bytes, sort)
  if (!size) return refuse('file-refused', { why: 'broken' })
  if (size.width * size.height > POINTS_MAX) return refuse('file-refused', { why: 'points', pointsMax: POINTS_MAX })
  const drawn = await redraw(bytes)
  return drawn ? { sha256, name: tidyName(name, '图片'), ...drawn } : refuse('file-refused', { why: 'broken' })
}

const FLAT = { width: null, height: null, preview: '' }

/** One file in one go, for those who have bytes and a transaction at hand. */
export interface Port {
  keep(asked: Keep): Promise<OutputOf<typeof contract.upload> | Refusal>
}

type Upload = InputOf<typeof contract.upload>

/** A brand hands in a picture or a document. A picture that anybody may see is no PDF. */
export async function upload(port: Port, { input, by }: { input: Upload; by: { brandId: Id; personId: Id } }) {
  const file = await prepare(Buffer.from(input.base64, 'base64'), input.name)
  if (isRefusal(file)) return file
  const shown = input.purpose === 'picture'
  if (shown && file.type === 'application/pdf') return refuse('file-refused', { why: 'sort' })
  return port.keep({ brandId: by.brandId, personId: by.personId, file, shown })
}
