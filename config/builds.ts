import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { HOME, runBin } from './run'
import { filesUnder } from './source-scan'

export const PLATFORMS = ['weapp', 'h5'] as const
export type Platform = (typeof PLATFORMS)[number]

const STAMP = resolve(HOME, 'dist/.stamp')
const SETTINGS = [
  'config/index.ts',
  'config/prod.ts',
  'config/routes-plugin.ts',
  'config/components-apart.js',
  'babel.config.js',
  'package-lock.json',
  'src/app/index.html',
]
/** What never reaches the app; a change there needs no new build. */
const NOT_IN_APP = /^src\/(cloud|standin|testing|gallery)\/|\.test\.tsx?$|(service|store)\.ts$/

/** One number for everything the app is made of. */
export function sourcesHash(): string {
  const files = filesUnder(resolve(HOME, 'src'))
    .map((path) => relative(HOME, path).replaceAll('\\', '/'))
    .filter((file) => !NOT_IN_APP.test(file))
  const hash = createHash('sha256')
  for (const file of [...files, ...SETTINGS]) hash.update(file).update(readFileSync(join(HOME, file)))
  return hash.digest('hex')
}

/** Platforms whose build is missing or was made from other sources. */
export function staleBuilds(asked: readonly Platform[] = PLATFORMS): Platform[] {
  const hash = sourcesHash()
  const stamp = readStamp()
  return asked.filter(
    (platform) => stamp[platform] !== hash || !existsSync(resolve(HOME, 'dist', platform, ENTRY[platform])),
  )
}

const ENTRY: Record<Platform, string> = { weapp: 'app.json', h5: 'index.html' }

/** Builds what is stale, one after the other; says what it does. Throws with Taro's own words if a build fails. */
export async function ensureBuilds(
  asked: readonly Platform[] = PLATFORMS,
  say: (line: string) => void = console.log,
): Promise<void> {
  for (const platform of staleBuilds(asked)) {
    say(`building dist/${platform} …`)
    const hash = sourcesHash()
    const ran = await runBin('taro', ['build', '--type', platform], {
      env: { NODE_ENV: 'production', TARO_ENV: platform },
    })
    if (ran.code !== 0 || !existsSync(resolve(HOME, 'dist', platform, ENTRY[platform])))
      throw new Error(`taro build --type ${platform} failed:\n${ran.output.slice(-4000)}`)
    writeStamp(platform, hash)
    say(`built dist/${platform} in ${ran.seconds.toFixed(0)} s`)
  }
}

type Stamp = Partial<Record<Platform, string>>

function readStamp(): Stamp {
  return existsSync(STAMP) ? (JSON.parse(readFileSync(STAMP, 'utf8')) as Stamp) : {}
}

function writeStamp(platform: Platform, hash: string): void {
  mkdirSync(resolve(HOME, 'dist'), { recursive: true })
  writeFileSync(STAMP, JSON.stringify({ ...readStamp(), [platform]: hash }))
}

if (require.main === module) {
  const asked = process.argv.slice(2).filter((word): word is Platform => PLATFORMS.includes(word as Platform))
  ensureBuilds(asked.length > 0 ? asked : PLATFORMS).catch((fault) => {
    console.error(fault instanceof Error ? fault.message : fault)
    process.exitCode = 1
  })
}
