import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ensureBuilds } from '../../../config/builds'
import { launchBrowser } from '../browser'
import { startTestServer } from '../database-server'
import { startProduct } from '../product'
import { type AllFacts, factsOf } from './facts'
import { indexPage, type Shot } from './index-page'
import { overflowOf } from './judge'
import { SCREENS, type Screen } from './list'
import { live } from './live'
import { enter, goTo, type Stage, type View } from './show'

const FOLDER = resolve(__dirname, '../../../.artefacts/gallery')
const H5 = resolve(__dirname, '../../../dist/h5')
const DAYS = Number(process.env.DAYS ?? 30)

interface Take {
  readonly screen: Screen
  readonly state: 'loaded' | 'empty' | 'long' | 'error'
  readonly view: View
}

/** Each screen in each of its states; the narrow phone and care mode show where words get tight. */
function takesOf(screen: Screen): Take[] {
  const phone: View = { width: 'phone' }
  const views: View[] = [
    { width: 'small' },
    { width: 'phone', care: true },
    ...(screen.desk ? [{ width: 'desk' } as const] : []),
  ]
  return [
    ...(['loaded', 'empty', 'long', 'error'] as const).map((state) => ({ screen, state, view: phone })),
    ...views.flatMap((view) => (['loaded', 'long'] as const).map((state) => ({ screen, state, view }))),
  ]
}

const WORLD = { loaded: 'usual', error: 'usual', empty: 'fresh', long: 'long' } as const

/** `npm run screens`: every screen × state × width, and a page of thumbnails. `SCREENS=round npm run screens` takes some. */
async function main(): Promise<void> {
  await ensureBuilds(['h5'])
  const server = await startTestServer()
  process.env.TEST_DATABASE_URL = server.url
  const product = await startProduct({ h5: H5, errands: true })
  const browser = await launchBrowser()
  try {
    await live(product, { days: DAYS, people: 16 })
    const shots = await shootAll({ product, browser }, await factsOf(product.sql))
    writeFileSync(join(FOLDER, 'index.html'), indexPage(shots))
    console.log(`${shots.length} pictures of ${SCREENS.length} screens: .artefacts/gallery/index.html`)
  } finally {
    await browser.close()
    await product.stop()
    await server.stop()
  }
}

async function shootAll(stage: Stage, facts: AllFacts): Promise<Shot[]> {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  const wanted = new RegExp(process.env.SCREENS ?? '')
  const shots: Shot[] = []
  for (const take of SCREENS.filter(({ name }) => wanted.test(name)).flatMap(takesOf)) {
    const shot = await shoot(stage, { take, facts })
    if (shot) shots.push(shot)
  }
  return shots
}

async function shoot(stage: Stage, { take, facts }: { take: Take; facts: AllFacts }): Promise<Shot | null> {
  const { screen, state, view } = take
  const place = screen.at(facts[WORLD[state]])
  if (!place) return null
  const page = await enter(stage, place.who, view)
  await goTo(page, stage.product, {
    path: place.path,
    broken: state === 'error',
    ...(state === 'empty' && screen.bare ? { bare: screen.bare } : {}),
  })
  const file = `${screen.name}.${state}.${view.care ? 'care' : view.width}.png`
  await page.screenshot({ path: join(FOLDER, file), animations: 'disabled' })
  const { px: wide } = await overflowOf(page)
  await page.context().close()
  return { file, screen: screen.name, state, view: view.care ? 'care' : view.width, wide }
}

main().catch((fault: unknown) => {
  console.error(fault)
  process.exit(1)
})
