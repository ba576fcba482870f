import type { Id } from '@/kernel/id'
import { DAY, HOUR, MINUTE, type Ms } from '@/kernel/time'
import { ovi, type Person, type World } from '../world'
import { drop } from './buying'
import { answerAll, evening, shipMorning } from './carrying'
import { type Chance, createChance } from './chance'
import { getToKnow } from './knowing'
import type { Market } from './market'
import { cashOut, thinkTwice } from './money'
import { putOut, type Stall } from './stalls'
import { townsfolk } from './townsfolk'

export interface Month {
  readonly world: World
  /** The live campaigns, in the order of the world's offers. */
  readonly campaignIds: readonly Id[]
  readonly from: Ms
  /** Nothing happens after this. */
  readonly until: Ms
  /** How many look and perhaps buy on an ordinary day. */
  readonly people: number
}

/** When people look at their phones, by the clock in China, and how many of the day's people then do. */
const HOURS = [
  { at: 9 * HOUR + 20 * MINUTE, share: 0.2 },
  { at: 12 * HOUR + 40 * MINUTE, share: 0.3 },
  { at: 20 * HOUR + 30 * MINUTE, share: 0.5 },
] as const
const CHINA = 8 * HOUR
/** Looks that lead to nothing, for each that leads to the cashier. */
const LOOKS = 3
/** Share of people who come to a group that waits for them, while the rest just look around. */
const CALLED = 0.66

/**
 * Trade as it might have been: cards are passed on, groups fill or miss their time, parcels go out, people sign and say
 * what they think. All of it through the product's own doors, so that no number is there that nobody made.
 */
export async function liveAMonth(market: Market, month: Month): Promise<void> {
  const { world, campaignIds, from, until } = month
  const stalls = world.offers.map((offer, at): Stall => {
    return { offer, campaignId: campaignIds[at]!, cards: [], groups: [], taken: new Map() }
  })
  await putOut(market, world, stalls)
  const categories = new Map([...world.goodsOf.values()].flat().map(({ id, category }) => [id, category]))
  const buyers = [...world.people.filter((person) => !isStaff(world, person)), ...townsfolk]
  const firstMidnight = Math.ceil((from + CHINA) / DAY) * DAY - CHINA
  for (let day = 0; firstMidnight + day * DAY < until; day++)
    await liveADay(market, { month, stalls, buyers, categories, day, midnight: firstMidnight + day * DAY })
  await each(world.shops, ({ owner }) => getToKnow(market, owner))
}

interface Day {
  readonly month: Month
  readonly stalls: readonly Stall[]
  readonly buyers: readonly Person[]
  readonly categories: ReadonlyMap<Id, string>
  readonly day: number
  readonly midnight: Ms
}

/** Parcels in the morning, buyers at their hours, thoughts in the evening; the last day ends where the month does. */
async function liveADay(market: Market, of: Day): Promise<void> {
  const { month, midnight, stalls, buyers } = of
  const most = crowd(month, midnight)
  const parts = [
    { at: 8 * HOUR, deed: () => each(month.world.brands, (brand) => shipMorning(market, brand)) },
    ...HOURS.map(({ at, share }) => {
      return { at, deed: () => hour(market, stalls, { buyers, now: midnight + at, most: Math.round(most * share) }) }
    }),
    { at: 22 * HOUR, deed: () => lateEvening(market, of) },
  ]
  for (const { at, deed } of parts.filter((part) => midnight + part.at < month.until)) {
    await market.moveTo(midnight + at)
    await deed()
  }
}

async function lateEvening(market: Market, { month: { world }, stalls, buyers, categories, day, midnight }: Day) {
  const now = midnight + 22 * HOUR
  const shoppers = buyers.filter(({ id }) => stalls.some(({ taken }) => taken.has(id)))
  await each(shoppers, (person) => evening(market, person, { now, categoryOf: (id) => categories.get(id) ?? '' }))
  await each(shoppers, (person) => thinkTwice(market, person))
  if (day % 7 === 6) await each(world.shops, ({ owner }) => cashOut(market, owner))
  if (day % 3 === 2) await each(world.brands, (brand) => answerAll(market, brand))
}

/** One after the other, or the same seed would not make the same month. */
async function each<T>(items: readonly T[], deed: (item: T) => Promise<unknown>): Promise<void> {
  for (const item of items) await deed(item)
}

/** Word gets about: the last day sees three times the people of the first, and weekends more than weekdays. */
function crowd({ people, from, until }: Month, midnight: Ms): number {
  const weekday = new Date(midnight + CHINA).getUTCDay()
  const weekend = weekday === 0 || weekday === 6 ? 1.35 : 1
  return people * weekend * (0.5 + (midnight - from) / (until - from))
}

interface Hour {
  readonly buyers: readonly Person[]
  readonly now: Ms
  readonly most: number
}

/** What one person of the hour is up to; drawn beforehand, so that it does not matter who is served first. */
interface Errand {
  readonly stall: Stall
  readonly person: Person
  readonly devices: readonly string[]
  readonly chance: Chance
}

async function hour({ chance, ...market }: Market, stalls: readonly Stall[], of: Hour): Promise<void> {
  const errands = Array.from({ length: of.most }, (): Errand => {
    const waiting = stalls.filter(({ groups }) => groups.some(({ left, endsAt }) => left > 0 && endsAt > of.now))
    // Most people come because somebody asked them to.
    const stall = waiting.length > 0 && chance.happens(CALLED) ? chance.of(waiting) : chance.favourite(stalls)
    const devices = Array.from({ length: LOOKS }, () => `device-${chance.between(10_000, 99_999)}`)
    return { stall, person: chance.of(of.buyers), devices, chance: createChance(chance.between(0, 2 ** 31)) }
  })
  const queue = async (stall: Stall) => {
    for (const errand of errands.filter((one) => one.stall === stall)) await serve(market, errand, of.now)
  }
  await Promise.all(stalls.map(queue))
}

async function serve(market: Omit<Market, 'chance'>, { stall, person, devices, chance }: Errand, now: Ms) {
  if (stall.cards.length > 0) for (const device of devices) await market.visit(chance.of(stall.cards), device)
  await drop({ ...market, chance }, stall, { person, now })
}

const isStaff = ({ brands, shops }: World, person: Person): boolean =>
  person === ovi || brands.some(({ clerk }) => clerk === person) || shops.some(({ owner }) => owner === person)
