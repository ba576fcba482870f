import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { doors } from '@/cloud/doors'
import { openapi } from '@/cloud/openapi'
import { HOME } from './run'

const FILE = resolve(HOME, 'docs/openapi.json')
const fresh = (): string => `${JSON.stringify(openapi(doors), null, 1)}\n`

/** Says so when docs/openapi.json is not what the contracts give. */
export async function staleDocument(): Promise<string> {
  const written = existsSync(FILE) ? readFileSync(FILE, 'utf8') : ''
  return written === fresh() ? '' : 'docs/openapi.json is stale: npm run openapi'
}

function main(): void {
  mkdirSync(dirname(FILE), { recursive: true })
  writeFileSync(FILE, fresh())
  console.log(`docs/openapi.json: ${Object.keys(openapi(doors).paths).length} paths`)
}

if (require.main === module) main()
