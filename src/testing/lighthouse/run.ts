import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { ensureBuilds } from '../../../config/builds'
import { launchBrowser } from '../browser'
import { startTestServer } from '../database-server'
import { startProduct } from '../product'
import { factsOf } from '../screens/facts'
import { live } from '../screens/live'

const H5 = resolve(__dirname, '../../../dist/h5')
const TIMES = Number(process.env.TIMES ?? 5)
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const
const AUDITS = {
  'largest-contentful-paint': 'LCP ms',
  'total-blocking-time': 'TBT ms',
  'cumulative-layout-shift': 'CLS',
} as const

type Figures = Record<string, number>

/** `npm run lighthouse`: the card page and home as Lighthouse's phone sees them, medians of five. */
async function main(): Promise<void> {
  await ensureBuilds(['h5'])
  const server = await startTestServer()
  process.env.TEST_DATABASE_URL = server.url
  const product = await startProduct({ h5: H5, errands: true })
  const debugAt = await freePort()
  const browser = await launchBrowser({ debugAt })
  try {
    await live(product, { days: 3, people: 10 })
    const { usual } = await factsOf(product.sql)
    for (const [name, path] of [
      ['card', `/s/${usual.code}`],
      ['home', '/'],
    ] as const) {
      const runs: Figures[] = []
      for (let n = 0; n < TIMES; n++) runs.push(await measure(`${product.url}${path}`, debugAt))
      report(name, runs)
    }
  } finally {
    await browser.close()
    await product.stop()
    await server.stop()
  }
}

async function measure(url: string, port: number): Promise<Figures> {
  const { default: lighthouse } = await import('lighthouse')
  const ran = await lighthouse(url, { port, onlyCategories: [...CATEGORIES], logLevel: 'error' })
  if (!ran) throw new Error(`Lighthouse had nothing to say of ${url}`)
  const { categories, audits } = ran.lhr
  const failed = Object.values(audits).filter(({ score }) => score !== null && score < 0.9)
  console.error(failed.map(({ id, displayValue }) => `  ${id} ${displayValue ?? ''}`).join('\n'))
  return {
    ...Object.fromEntries(CATEGORIES.map((name) => [name, Math.round((categories[name]?.score ?? 0) * 100)])),
    ...Object.fromEntries(Object.entries(AUDITS).map(([id, said]) => [said, audits[id]?.numericValue ?? Number.NaN])),
  }
}

function report(name: string, runs: readonly Figures[]): void {
  const median = (figure: string) => runs.map((run) => run[figure]!).sort((a, b) => a - b)[Math.floor(runs.length / 2)]!
  const figures = Object.keys(runs[0]!).map((figure) => `${figure} ${Number(median(figure).toFixed(3))}`)
  console.log(`${name}: ${figures.join(' · ')} (median of ${runs.length})`)
}

function freePort(): Promise<number> {
  const probe = createServer()
  return new Promise((found) => {
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => found(port))
    })
  })
}

main().then(
  () => process.exit(0),
  (fault: unknown) => {
    console.error(fault)
    process.exit(1)
  },
)
