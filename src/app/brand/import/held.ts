import type { PickedFile } from '../picked-file'

/** The file that was just chosen, across the change of the page's address; after a reload it must be chosen again. */
let held: { readonly importId: string; readonly file: PickedFile } | null = null

export function holdFile(importId: string, file: PickedFile): void {
  held = { importId, file }
}

export const heldFile = (importId: string): PickedFile | null => (held?.importId === importId ? held.file : null)
