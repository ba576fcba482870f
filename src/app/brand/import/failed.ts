import { ask } from '@/app/call'
import { handOver } from '@/app/hand-over'
import type { failedRows } from '@/catalogue/import-contract'

/** The failed lines as one file, put together from the pieces that the server gives. */
export async function handOverFailed(importId: string): Promise<'file' | 'clipboard'> {
  const pieces: string[] = []
  let name = ''
  let cursor: string | undefined
  do {
    const piece = await ask<typeof failedRows>('brand/catalogue.failedRows', { importId, cursor })
    pieces.push(piece.text)
    name = piece.fileName
    cursor = piece.next ?? undefined
  } while (cursor)
  return handOver({ name, type: 'text/csv', text: pieces.join('') })
}
