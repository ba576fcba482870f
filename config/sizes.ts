import { resolve } from 'node:path'
import { HOME } from './run'
import { h5Sizes } from './sizes-h5'
import { type Size, weappSizes } from './sizes-weapp'

const MEASURE = {
  weapp: () => weappSizes(resolve(HOME, 'dist/weapp')),
  h5: () => h5Sizes(resolve(HOME, 'dist/h5')),
} as const

/** Sizes of what is built now; `which` names one platform, nothing means both. */
export function sizes(which?: string): Size[] {
  return Object.entries(MEASURE)
    .filter(([platform]) => which === undefined || which === platform)
    .flatMap(([, measure]) => measure())
}

export const tooBig = (size: Size): boolean => size.bytes >= size.limit

export function sizeTable(measured: readonly Size[]): string {
  return measured
    .map((s) => `${tooBig(s) ? '✗' : '✓'} ${s.key.padEnd(24)} ${kilo(s.bytes)} KB of ${kilo(s.limit)} KB`)
    .join('\n')
}

const kilo = (bytes: number): string => (bytes / 1024).toFixed(0).padStart(5)

function main(words: readonly string[]): void {
  const measured = sizes(words.find((word) => !word.startsWith('--')))
  if (words.includes('--json')) console.log(JSON.stringify(Object.fromEntries(measured.map((s) => [s.key, s.bytes]))))
  else console.log(sizeTable(measured))
  if (measured.some(tooBig)) process.exitCode = 1
}

if (require.main === module) main(process.argv.slice(2))
