import { MINUTE, SECOND } from '@/kernel/time'
import { type Mini, openMini } from '../mini'
import { type Product, startProduct } from '../product'
import { type AllFacts, factsOf } from '../screens/facts'
import { SCREENS, type Screen } from '../screens/list'
import { live } from '../screens/live'
import { sessionOf } from '../screens/show'
import type { Page } from '../weapp-page'
import { far, makeObservers, near, type Observers } from './observers'
import { isLight, larger, type PageSize, sizeOf } from './page-size'
import { keepSizes } from './page-table'

jest.setTimeout(240_000)

/** As fast as thumbs are: letters into a field, and pages of a list that fly past. */
const LETTERS_PER_SECOND = 12
const FLICKS_PER_SECOND = 8

interface Owner {
  readonly mini: Mini
  readonly observers: Observers
}

let product: Product
let facts: AllFacts
const owners = new Map<string, Owner>()
const sizes = new Map<string, PageSize>()

beforeAll(async () => {
  product = await startProduct({ errands: true })
  await live(product, { days: 21, people: 6 })
  facts = await factsOf(product.sql)
})
afterAll(async () => {
  keepSizes('every-page', sizes)
  for (const { mini } of owners.values()) await mini.close()
  await product.stop()
})

test.each(['usual', 'long'] as const)(
  'each page loads, is scrolled and typed into, and stands for a minute: never more than WeChat’s audit likes (%s world)',
  async (world) => {
    const heavy: string[] = []
    for (const screen of SCREENS) {
      const size = await visit(screen, world)
      if (size) sizes.set(`${screen.name} (${world})`, size)
      if (size && !isLight(size)) heavy.push(`${screen.name}: ${JSON.stringify(size)}`)
    }
    expect(heavy).toEqual([])
    expect(sizes.size).toBeGreaterThan(40)
  },
)

test('a page that sends thirty times a second turns red; once a second for a minute does not', async () => {
  const { mini } = await ownerOf(null)
  for (const [perSecond, light] of [
    [30, false],
    [1, true],
  ] as const) {
    await mini.launch('/pages/rounds/index')
    const page = await settled(mini)
    for (let n = 0; n < 60; n++) {
      page.instance.setData({ restless: n })
      await mini.stand(SECOND / perSecond)
    }
    expect(isLight(sizeOf(page))).toBe(light)
  }
})

async function visit(screen: Screen, world: keyof AllFacts): Promise<PageSize | null> {
  const place = screen.at(facts[world])
  if (!place) return null
  const { mini, observers } = await ownerOf(place.who)
  await mini.launch(place.path)
  const page = await settled(mini)
  const loaded = sizeOf(page)
  await typeInto(mini, page)
  await scroll(mini, observers)
  // The clocks of a page are the same ones in any world.
  if (world === 'usual') await mini.stand(MINUTE)
  return larger(loaded, sizeOf(page))
}

async function ownerOf(who: string | null): Promise<Owner> {
  const known = owners.get(who ?? '')
  if (known) return known
  const observers = makeObservers()
  const mini = openMini({ api: product.url, wechat: { login: () => '', more: observers.more } })
  if (who) mini.storage.set('session', JSON.stringify({ state: await sessionOf(product, who), version: 0 }))
  const owner = { mini, observers }
  owners.set(who ?? '', owner)
  return owner
}

/** The shape of what comes has gone, and something stands there. */
async function settled(mini: Mini): Promise<Page> {
  await mini.until((page) => page.text().length > 0 && page.findAll('[class*=skeleton]').length === 0)
  return mini.page()
}

async function typeInto(mini: Mini, page: Page): Promise<void> {
  const [field] = page.findAll('wx-input, wx-textarea')
  if (!field) return
  for (let n = 1; n <= LETTERS_PER_SECOND; n++) {
    await page.type(field, 'abcdefghijkl'.slice(0, n))
    await mini.stand(SECOND / LETTERS_PER_SECOND)
  }
}

async function scroll(mini: Mini, { watched }: Observers): Promise<void> {
  for (const tell of [...watched].slice(0, 4 * FLICKS_PER_SECOND)) {
    tell(near)
    await mini.stand(SECOND / FLICKS_PER_SECOND)
  }
  for (const tell of [...watched].slice(0, 4 * FLICKS_PER_SECOND)) {
    tell(far)
    await mini.stand(SECOND / FLICKS_PER_SECOND)
  }
}
