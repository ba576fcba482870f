import { send } from '@/app/call'
import type { beginImport, checkImport, importOne, importPart } from '@/catalogue/import-contract'
import type { OutputOf } from '@/kernel/contract'
import type { PickedFile } from '../picked-file'

export type ImportView = OutputOf<typeof importOne>

/** Announces a file; one announcement per press (`key`), or a lost answer would leave an empty import behind. */
export const begin = (file: PickedFile, key: string): Promise<ImportView> =>
  send<typeof beginImport>('brand/catalogue.beginImport', { fileName: file.name, bytes: file.bytes }, { key })

/**
 * Sends what the server lacks, part after part, and asks it to check. A part may be sent twice, so whatever breaks in
 * between goes on with the missing parts later. `onSent` hears how many bytes are there.
 */
export async function sendParts(
  file: PickedFile,
  { id, partBytes, missingParts, bytes }: ImportView,
  onSent: (bytes: number) => void,
): Promise<void> {
  let left = missingParts
  onSent(bytes - sizeOf(left, partBytes, bytes))
  for (const index of missingParts) {
    const base64 = await file.slice(index * partBytes, Math.min(bytes, (index + 1) * partBytes))
    const answer = await send<typeof importPart>('brand/catalogue.importPart', { importId: id, index, base64 })
    left = answer.missingParts
    onSent(bytes - sizeOf(left, partBytes, bytes))
  }
  await send<typeof checkImport>('brand/catalogue.checkImport', { importId: id })
}

const sizeOf = (parts: readonly number[], partBytes: number, bytes: number): number =>
  parts.reduce((sum, index) => sum + Math.min(partBytes, bytes - index * partBytes), 0)
