import { ask } from '@/app/call'
import type { failedRows } from '@/catalogue/import-contract'
import { handOverPieces } from '../pieces'

/** The failed lines as one file. */
export const handOverFailed = (importId: string): Promise<'file' | 'clipboard'> =>
  handOverPieces((cursor) => ask<typeof failedRows>('brand/catalogue.failedRows', { importId, cursor }))
