import { z } from 'zod'

/** Shapes that contracts share. Bounds are part of the contract: every list and every text has an end. */
export const id = z.uuid()
export const fen = z.number().int().min(0).max(100_000_000)
export const isoTime = z.iso.datetime()
export const title = z.string().trim().min(1).max(200)
export const shareCode = z.string().regex(/^[0-9A-Za-z]{8,10}$/)
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item).max(200), next: z.string().nullable() })
/** The cursor is opaque: what the last answer called `next`. */
export const cursor = z.string().max(200).optional()
export const problem = z.object({
  field: z.string(),
  code: z.string(),
  facts: z.record(z.string(), z.unknown()).optional(),
  /** What stands there, cut to what a line shows. */
  value: z.string().optional(),
})
/** What somebody typed: no NUL and no half of a character, which no database takes. May be empty. */
export const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^[^\0\p{Cs}]*$/u)
