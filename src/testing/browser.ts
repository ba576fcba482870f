import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { type Browser as Chromium, chromium, type Page } from 'playwright-core'

/** Headless Chromium from npm alone. Every person is a phone of their own: nothing is shared between two phones. */
export interface Browser {
  /** A fresh phone. `label` names its screenshots and its console in messages. */
  phone(label: string, screen?: Screen): Promise<Phone>
  close(): Promise<void>
}

/** In px. From 1,000 on it is a desk: no touch, no phone's zoom. */
export interface Screen {
  readonly width: number
  readonly height: number
}

export interface Phone {
  readonly page: Page
  /** Faults that the page's console or scripts reported so far. */
  readonly faults: readonly string[]
  /** Writes .artefacts/<label>-<name>.png and answers its path. */
  shot(name: string): Promise<string>
  close(): Promise<void>
}

const ARTEFACTS = resolve(__dirname, '../../.artefacts')
const PHONE: Screen = { width: 390, height: 844 }
const WAIT = 20_000
/** Its package's own flags loosen the browser's security; these only make it quiet. */
const FLAGS = [
  '--headless=shell',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** `debugAt` is a port of this machine where somebody else (Lighthouse) may drive the same browser. */
export async function launchBrowser({ debugAt }: { debugAt?: number } = {}): Promise<Browser> {
  const fonts = makeFonts()
  const executablePath = findChromium()
  const args = debugAt ? [...FLAGS, `--remote-debugging-port=${debugAt}`] : FLAGS
  const env = { ...process.env, FONTCONFIG_FILE: fonts.file } as Record<string, string>
  const chromiumProcess = await chromium.launch({ executablePath, env, args })
  return {
    phone: (label, screen = PHONE) => openPhone(chromiumProcess, label, screen),
    async close() {
      await chromiumProcess.close()
      fonts.remove()
    },
  }
}

async function openPhone(browser: Chromium, label: string, viewport: Screen): Promise<Phone> {
  const mobile = viewport.width < 1_000
  const device = { viewport, deviceScaleFactor: mobile ? 2 : 1, isMobile: mobile, hasTouch: mobile }
  const context = await browser.newContext({ ...device, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  page.setDefaultTimeout(WAIT)
  const faults: string[] = []
  page.on('pageerror', (fault) => faults.push(`${label}: ${fault.message}`))
  page.on('console', (message) => {
    // A refusal is an answer; browsers print its status as an error.
    const refusal = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !refusal) faults.push(`${label}: ${message.text()}`)
  })
  return {
    page,
    faults,
    async shot(name) {
      mkdirSync(ARTEFACTS, { recursive: true })
      const path = join(ARTEFACTS, `${label}-${name}.png`)
      await page.screenshot({ path })
      return path
    },
    close: () => context.close(),
  }
}

/** CHROMIUM_PATH, else one that the machine has, else the one that came with npm (unpacked once). */
function findChromium(): string {
  const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  const found = [process.env.CHROMIUM_PATH, ...usual].find((path) => path && existsSync(path))
  if (found) return found
  return unpackChromium()
}

const UNPACK = "import('@sparticuz/chromium').then((m) => m.default.executablePath()).then((path) => console.log(path))"

/**
 * The package unpacks into the temporary folder under one fixed name, and another account's copy there can't be run: so
 * each account has a folder of its own. A process of its own, because the folder is read from the real environment.
 */
function unpackChromium(): string {
  const own = join(tmpdir(), `yuantuan-chromium-${userInfo().uid}`)
  mkdirSync(own, { recursive: true })
  const env = { ...process.env, TMPDIR: own } as NodeJS.ProcessEnv
  const ran = spawnSync(process.execPath, ['-e', UNPACK], { env, encoding: 'utf8' })
  if (ran.status !== 0) throw new Error(`Chromium could not be unpacked: ${ran.stderr}`)
  return ran.stdout.trim()
}

/** Bare machines have no Chinese glyphs; one file of an npm package serves text and canvas alike. */
function makeFonts(): { file: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'yuantuan-fonts-'))
  const files = join(dirname(require.resolve('@fontsource/noto-sans-sc/package.json')), 'files')
  for (const weight of [400, 700])
    copyFileSync(join(files, `noto-sans-sc-chinese-simplified-${weight}-normal.woff2`), join(folder, `${weight}.woff2`))
  const file = join(folder, 'fonts.conf')
  const folders = ['/usr/share/fonts', folder].map((dir) => `<dir>${dir}</dir>`).join('')
  const cache = `<cachedir>${folder}/cache</cachedir>`
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}${cache}</fontconfig>`,
  )
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
