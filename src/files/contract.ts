import { z } from 'zod'
import { outside, query } from '@/kernel/contract'
import { id } from '@/kernel/shapes'

/** 5 MB as base64. */
const BASE64_MAX = 7_000_000

/** A kept file. `url` shows a public one to anybody; it is empty as long as the file is private. */
export const keptFile = z.object({
  id,
  name: z.string(),
  type: z.enum(['image/jpeg', 'image/webp', 'application/pdf']),
  bytes: z.number().int(),
  /** In points; null for documents. */
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  url: z.string(),
})

export const upload = outside('files.upload', {
  summary:
    'Keeps a picture (JPEG, PNG, WebP, GIF: redrawn at most 1,600 points wide, without what the camera wrote into it) or a PDF, up to 5 MB. What has the same bytes is kept once, so sending it again is safe. `picture`: anybody may see it at its address; `document`: private until something public shows it.',
  input: z.object({
    name: z.string().max(255).default(''),
    purpose: z.enum(['picture', 'document']),
    base64: z.base64().min(4).max(BASE64_MAX),
  }),
  output: keptFile,
  refusals: ['too-large', 'file-refused', 'room-full'],
})

export const content = query('files.content', {
  summary: 'The bytes of a file, also of a private one: for its own brand and for operators.',
  input: z.object({ fileId: id }),
  output: keptFile.extend({ base64: z.string() }),
  refusals: ['not-found'],
})
