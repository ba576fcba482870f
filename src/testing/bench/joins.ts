import { FLOOR_CONNECTIONS, runFloor } from './floor'
import type { Loaded } from './load'
import type { Place, Sizes } from './place'
import { cardRequests, joinRequests } from './requests'
import { campaignId, type Join, joinsIn, makeScene, type Scene } from './scene'

/** One after the other without a pause: a single scene is over in a second, and starting up and running dry would weigh in it. */
const SCENES = 3

export const PRODUCT_CONNECTIONS = [64, 256] as const

/** Joins per second (or reads) of each setting, one number a repetition. */
export type Series = Map<string, number[]>

export interface Shape {
  readonly name: string
  readonly campaigns: number
  readonly roundsPerCampaign: number
}

const add = (series: Series, name: string, value: number) => series.set(name, [...(series.get(name) ?? []), value])
let scenes = 0

/** Floor and product by turns on fresh rounds, so that a noisy minute of the machine falls on both. */
export async function measureOnce(place: Place, shape: Shape, series: Series): Promise<Loaded[]> {
  const loaded: Loaded[] = []
  const turns = FLOOR_CONNECTIONS.map((connections, i) => ({ connections, product: PRODUCT_CONNECTIONS[i] }))
  for (const { connections, product } of turns) {
    add(series, `floor ${connections}`, await runFloor(place.url, connections, await freshJoins(place, shape)))
    if (product) loaded.push(await measureProduct(place, { shape, connections: product, series }))
  }
  return loaded
}

interface Turn {
  readonly shape: Shape
  readonly connections: number
  readonly series: Series
}

async function measureProduct(place: Place, { shape, connections, series }: Turn): Promise<Loaded> {
  const requests = joinRequests(await freshJoins(place, shape))
  const loaded = await place.load.ask({ port: place.port, connections, requests })
  mustBeFine(loaded, requests.length)
  add(series, `product ${connections}`, requests.length / loaded.seconds)
  return loaded
}

async function freshJoins({ sql }: Place, { campaigns, roundsPerCampaign }: Shape): Promise<Join[]> {
  const made: Join[] = []
  for (let n = 0; n < SCENES; n++) {
    scenes += 1
    const scene: Scene = { n: scenes, campaigns, roundsPerCampaign }
    await makeScene(sql, scene, Date.now())
    made.push(...joinsIn(scene))
  }
  return made
}

/** A card that goes viral: strangers read one campaign while nobody changes it, then a hundred of them. */
export async function measureReads(place: Place, n: number, series: Series): Promise<void> {
  const campaigns = Array.from({ length: scenes }, (_, i) =>
    campaignId({ n: i + 1, campaigns: 1, roundsPerCampaign: 1 }, 0),
  )
  for (const [name, ids] of [
    ['one card', campaigns.slice(-1)],
    ['many cards', campaigns],
  ] as const) {
    const loaded = await place.load.ask({ port: place.port, connections: 64, requests: cardRequests(ids, n) })
    mustBeFine(loaded, n)
    add(series, name, n / loaded.seconds)
  }
}

/** Answers other than 200 would make the product look fast. */
function mustBeFine({ statuses, example }: Loaded, n: number): void {
  if (statuses['200'] !== n) throw new Error(`not all answers are fine: ${JSON.stringify(statuses)}\n${example}`)
}

export const meanBatch = ({ batches, commands }: Sizes): number => commands / Math.max(batches, 1)

export function median(list: readonly number[]): number {
  const sorted = [...list].sort((a, b) => a - b)
  const middle = sorted.length / 2
  return sorted.length % 2 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** The best setting of a kind, each judged by its median. */
export function best(series: Series, kind: string): { name: string; value: number } {
  const medians = [...series]
    .filter(([name]) => name.startsWith(kind))
    .map(([name, list]) => ({ name, value: median(list) }))
  return medians.reduce((a, b) => (b.value > a.value ? b : a))
}
