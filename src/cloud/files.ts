import { z } from 'zod'
import type * as contract from '@/files/contract'
import { upload } from '@/files/prepare'
import { sized } from '@/files/redraw'
import * as files from '@/files/service'
import { command, type InputOf } from '@/kernel/contract'
import { isId } from '@/kernel/id'
import { PICTURE_WIDTHS, plainPicture } from '@/kernel/picture'
import { isRefusal, type Refusal } from '@/kernel/result'
import type { Asked, CommandService } from '@/kernel/service'
import { write } from './entry'
import type { House } from './house'
import { createShelf } from './pictures/shelf'

export const { FILES } = files

/** The log says which file it was. */
type Named = files.Keep & { readonly name: string }

/** Keeping runs like every command of a brand, so the log of deeds knows of it; the bytes themselves are not its business. */
const keepContract = command('files.upload', {
  summary: 'A picture or document that was looked at and redrawn.',
  input: z.custom<Named>(),
  output: z.custom<files.Kept>(),
  refusals: ['room-full'],
  unlogged: ['file'],
})
const keepAll: CommandService<Named, files.Kept> = async (context, asked) => {
  const kept = await files.keep(
    context,
    asked.map(({ input }) => input),
  )
  return kept.map((one) => (isRefusal(one) ? one : { answer: one }))
}
const keepFiles = write(keepContract, keepAll)

/** Redrawn before the transaction begins: drawing takes longer than writing. */
export const uploadFile = (house: House, { input, by }: Asked<InputOf<typeof contract.upload>>) =>
  upload(
    {
      keep: async (asked) => {
        const answer = await house.submit(keepFiles, { input: { ...asked, name: asked.file.name }, by }, null)
        return isRefusal(answer) ? (answer as Refusal) : (answer.output as files.Kept)
      },
    },
    { input, by },
  )

/** Nothing a brand hands in may ever run in a page of ours, whatever a browser makes of it. */
const HARMLESS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
}
const FOREVER = 'public, max-age=31536000, immutable'
/** About 60 KB each. */
const SMALLER_KEPT_MAX = 300

/** The bytes of a picture that lies in this house and that anybody may see; null for any other address. */
export async function keptPicture(house: Pick<House, 'sql'>, address: string): Promise<Uint8Array | null> {
  if (!address.startsWith(FILES)) return null
  const id = plainPicture(address).slice(FILES.length)
  const file = isId(id) ? await files.shownFile(house, id) : null
  return file?.type.startsWith('image/') ? file.bytes : null
}

/** Serves public files by id, pictures also in the few widths of pages; null for any other path. */
export function keptFiles(house: Pick<House, 'sql'>): (path: string) => Promise<Response | null> {
  const smaller = createShelf<Uint8Array>({ keptMax: SMALLER_KEPT_MAX, atOnce: 2 })
  return async (path) => {
    if (!path.startsWith(FILES)) return null
    const [id = '', query = ''] = path.slice(FILES.length).split('?')
    const file = isId(id) ? await files.shownFile(house, id) : null
    if (!file) return new Response(null, { status: 404, headers: HARMLESS })
    const headers = { ...HARMLESS, 'cache-control': FOREVER, 'content-type': file.type }
    if (file.type === 'application/pdf') {
      return answer(file.bytes, { ...headers, 'content-disposition': downloadAs(file.name) })
    }
    const width = widthIn(query)
    const small = width === null ? null : await smaller.get(`${id}/${width}`, () => sized(file.bytes, width))
    return answer(small ?? file.bytes, headers)
  }
}

const answer = (bytes: Uint8Array, headers: Record<string, string>) => new Response(new Uint8Array(bytes), { headers })

/** Any other width is answered with the picture as it lies, or strangers could fill the shelf. */
function widthIn(query: string): number | null {
  const width = Number(/^imageMogr2\/thumbnail\/(\d{3,4})x$/.exec(query)?.[1])
  return (PICTURE_WIDTHS as readonly number[]).includes(width) ? width : null
}

const downloadAs = (name: string): string => `attachment; filename*=UTF-8''${encodeURIComponent(name)}`
