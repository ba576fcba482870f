import { resolve } from 'node:path'
import { type Browser, launchBrowser } from '../browser'
import { type Client, signIn } from '../clients'
import { type Product, startProduct } from '../product'
import { settleIn } from '../settle-in'
import { type Offered, type Person, people } from '../world'
import { type Actor, openActor } from './actor'
import { publish } from './publish'

/** The named world, the real product with its errands, and the H5 build: everybody is a browser of their own. */
export interface Stage {
  readonly product: Product
  /** Where the world's pictures lie, with its slash. */
  readonly pictures: string
  /** This person with the app just opened for the first time on this device. */
  enter(person: Person): Promise<Actor>
  /** The same person over HTTP, for what a story presupposes. */
  client(person: Person): Promise<Client>
  /** Brands send these offers in, and machines read them; answers the campaigns' ids. */
  onSale(...offers: readonly Offered[]): Promise<string[]>
  /** A phone of nobody: for pages that are seen without the app. */
  phone(label: string): ReturnType<Browser['phone']>
  /** What any console complained about. */
  faults(): readonly string[]
  strike(): Promise<void>
}

const H5 = resolve(__dirname, '../../../dist/h5')

export async function setStage(parts: { readonly webhookHosts?: string } = {}): Promise<Stage> {
  const [product, browser] = await Promise.all([startProduct({ ...parts, h5: H5, errands: true }), launchBrowser()])
  const { standin, sql, url } = product
  const pictures = `${standin.url}/pictures/`
  await settleIn({ sql, now: standin.now(), pictures })
  // The stand-in's login knows a browser by the address that it stands at.
  await standin.people(
    people.map((person) => ({ openid: person.openid, name: person.name, origin: originOf(url, person) })),
  )
  const actors: Actor[] = []
  const client = (person: Person) => signIn(url, standin, person)
  return {
    product,
    pictures,
    client,
    enter: async (person) => {
      const actor = await openActor(browser, person, originOf(url, person))
      actors.push(actor)
      return actor
    },
    onSale: (...offers) => Promise.all(offers.map((offer) => publish(product, offer, client))),
    phone: (label) => browser.phone(label),
    faults: () => actors.flatMap((actor) => actor.faults),
    strike: () => strike(browser, product),
  }
}

/** Every name below localhost leads to this machine, and each is an origin with a storage of its own. */
export function originOf(url: string, { avatar }: Person): string {
  return `http://${avatar.replace(/\..*/, '')}.localhost:${new URL(url).port}`
}

async function strike(browser: Browser, product: Product): Promise<void> {
  await browser.close()
  await product.stop()
}
