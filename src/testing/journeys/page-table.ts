import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { PageSize } from './page-size'

/** Here each story leaves what it measured; the reporter of the run puts the leaves together. */
const FOLDER = resolve(__dirname, '../../../.artefacts/weapp-pages')

export function keepSizes(story: string, sizes: ReadonlyMap<string, PageSize>): void {
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(join(FOLDER, `${story}.json`), JSON.stringify(Object.fromEntries(sizes)))
}
