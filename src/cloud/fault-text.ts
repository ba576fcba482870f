/**
 * What a log may say about a fault: its kind, its code, where it happened. Messages of the database, of JSON and of schemas
 * quote what was sent, and what was sent may be somebody's name or phone; they stay out. Our own words hold no data.
 */
export function faultText(fault: unknown): string {
  if (!(fault instanceof Error)) return typeof fault
  const { code, constraint_name: constraint, table_name: table } = fault as Error & Readonly<Record<string, unknown>>
  const parts = [code, table, constraint].filter((part) => typeof part === 'string' || typeof part === 'number')
  const said = QUOTING.has(fault.name) || parts.length > 0 ? parts.join(' ') : fault.message
  return [`${fault.name} ${said}`.trim(), ...frames(fault)].join('\n')
}

const QUOTING = new Set(['PostgresError', 'SyntaxError', 'ZodError'])
const FRAMES_MOST = 12

/** The stack without its first lines, which repeat the message. */
function frames({ stack = '' }: Error): string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, FRAMES_MOST)
}

/** An address without what was asked: search words are typed by people. */
export const pathText = (url: string): string => url.replace(/^\w+:\/\/[^/]*/, '').split('?')[0]!
