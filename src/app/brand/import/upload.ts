import type { z } from 'zod'
import { ask, send } from '@/app/call'
import type { beginImport, checkImport, importOne, importPart, importView } from '@/catalogue/import-contract'
import type { ChosenFile } from './file'

type View = z.infer<typeof importView>

/** Sends a file in parts and asks for its check; a part that got lost is sent again under its own number. */
export async function upload(file: ChosenFile, key: string): Promise<string> {
  const { name, bytes, base64 } = file
  const begun = await send<typeof beginImport>('brand/catalogue.beginImport', { fileName: name, bytes }, { key })
  // Parts are whole groups of three bytes, so the text can be cut where the bytes are.
  const chars = (begun.partBytes / 3) * 4
  for (let index = 0; index < begun.parts; index++) {
    const part = { importId: begun.id, index, base64: base64.slice(index * chars, (index + 1) * chars) }
    await send<typeof importPart>('brand/catalogue.importPart', part, { key: `${key}-${index}` })
  }
  await send<typeof checkImport>('brand/catalogue.checkImport', { importId: begun.id }, { key: `${key}-check` })
  return begun.id
}

const LOOK_AGAIN = 400

/** Waits until the server is done with what it does in the background. */
export async function untilStill(importId: string): Promise<View> {
  for (;;) {
    const view = await ask<typeof importOne>('brand/catalogue.import', { importId })
    if (view.progress === null) return view
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN))
  }
}
