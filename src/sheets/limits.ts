/** What a file may ask of the server. Everything is measured while reading, so that no file is believed about itself. */
export interface Limits {
  readonly bytes: number
  /** Of a workbook, which lies in memory as it is packed. */
  readonly packedBytes: number
  readonly rows: number
  /** Blank ones too: as many as a sheet has anywhere. */
  readonly lines: number
  /** Blank ones that are neither empty nor as wide as the first. */
  readonly oddBlanks: number
  readonly columns: number
  /** Of one row, in characters: what must fit into memory at once. */
  readonly rowChars: number
  /** What a workbook may become when it is unpacked, all its parts together. */
  readonly unpackedBytes: number
  /** Texts that a workbook's cells share lie in memory together. */
  readonly sharedChars: number
}

export const LIMITS: Limits = {
  bytes: 64 * 1024 * 1024,
  packedBytes: 32 * 1024 * 1024,
  rows: 200_000,
  lines: 1_048_576,
  oddBlanks: 20_000,
  columns: 400,
  rowChars: 400_000,
  unpackedBytes: 384 * 1024 * 1024,
  sharedChars: 32 * 1024 * 1024,
}
