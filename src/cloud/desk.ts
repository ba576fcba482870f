import type { InputOf, OutputOf } from '@/kernel/contract'
import { cursorOf, pageFrom, placeOf } from '@/kernel/cursor'
import type { Asked, CommandService, Context, Outcome, QueryService } from '@/kernel/service'
import { iso, MINUTE, type Ms, SECOND } from '@/kernel/time'
import type * as contract from './desk-contract'
import * as store from './health-store'
import type { House } from './house'
import { processes, traffic } from './pulse-store'

type Health = OutputOf<typeof contract.health>

const HEARD_WITHIN = 2 * MINUTE
const ERRORS_OF = 15 * MINUTE
const MINUTES = 60
const ENOUGH = 10
const PAGE = 50

/** How the house does. Every number was counted by somebody; none is guessed. */
export async function health(house: House, _: Asked<unknown>): Promise<Health> {
  await house.pulse.beat()
  const { sql } = house
  const now = house.now()
  const hour = Math.floor(now / MINUTE) * MINUTE - (MINUTES - 1) * MINUTE
  const started = performance.now()
  const database = await store.databaseNow(sql)
  const roundTripMs = Math.round((performance.now() - started) * 10) / 10
  const [boxes, minutes, known] = await Promise.all([
    store.boxes(sql),
    traffic(sql, hour),
    processes(sql, { heardSince: now - HEARD_WITHIN, countSince: now - ERRORS_OF }),
  ])
  const said = {
    processes: known.map((p) => ({ ...p, startedAt: iso(p.startedAt), seenAt: iso(p.seenAt) })),
    minutes: everyMinute(hour, minutes),
    errors: errorsOf(minutes.filter((m) => m.minute >= now - ERRORS_OF)),
    database: { ...database, roundTripMs },
    outbox: { waiting: boxes.waiting, retrying: boxes.retrying, dead: boxes.dead, lateS: since(boxes.dueAt, now) },
    inbox: { waiting: boxes.notices, lateS: since(boxes.noticeAt, now) },
    queue: house.waiting(),
    refundsOpen: boxes.refundsOpen,
    clock: { shared: house.settings.timeUrl !== '', aheadMs: Math.round(now - Date.now()) },
    serverTime: iso(now),
  }
  return { lights: lightsOf(said), ...said }
}

const since = (at: Ms | null, now: Ms) => (at === null ? 0 : Math.max(0, Math.floor((now - at) / SECOND)))

function everyMinute(from: Ms, found: readonly { minute: Ms; answered: number; refused: number; faults: number }[]) {
  const known = new Map(found.map((m) => [m.minute, m]))
  return Array.from({ length: MINUTES }, (_, n) => {
    const { answered = 0, refused = 0, faults = 0 } = known.get(from + n * MINUTE) ?? {}
    return { at: iso(from + n * MINUTE), answered, refused, faults }
  })
}

function errorsOf(minutes: readonly { answered: number; faults: number }[]): Health['errors'] {
  const whole = minutes.reduce((sum, m) => sum + m.answered, 0)
  const part = minutes.reduce((sum, m) => sum + m.faults, 0)
  return { part, whole, rate: whole < ENOUGH ? null : Math.round((part * 10_000) / whole) }
}

/** A parcel that failed comes again by itself; what is late in spite of that, or given up, is somebody's work. */
const PARCEL_LATE_S = 60
const NOTICE_LATE_S = 60
const CLOCK_APART: Ms = MINUTE
const ERRORS_WAIT = 1
const ERRORS_BAD = 100

export function lightsOf(said: Omit<Health, 'lights'>): Health['lights'] {
  const { database, outbox, inbox, errors, clock } = said
  const full = database.connections / database.connectionsMax
  return {
    processes: said.processes.length > 0 ? 'good' : 'bad',
    errors: errors.part === 0 ? 'good' : (errors.rate ?? ERRORS_WAIT) >= ERRORS_BAD ? 'bad' : 'wait',
    database: full > 0.9 ? 'bad' : full > 0.7 || database.oldestTransactionS > 60 ? 'wait' : 'good',
    outbox: outbox.dead > 0 ? 'bad' : outbox.lateS > PARCEL_LATE_S ? 'wait' : 'good',
    inbox: inbox.waiting > 0 && inbox.lateS > NOTICE_LATE_S ? 'bad' : 'good',
    // A clock of one's own may stand anywhere in a test; next to a shared one nothing can be said.
    clock: Math.abs(clock.aheadMs) > CLOCK_APART ? 'wait' : 'good',
  }
}

type Parcels = OutputOf<typeof contract.outbox>

export const outbox: QueryService<InputOf<typeof contract.outbox>, Parcels> = async ({ sql }, { input }) => {
  const { state, topic = null } = input
  const [found, boxes] = await Promise.all([
    store.parcels(sql, { state, topic, after: placeOf(input.cursor), limit: PAGE + 1 }),
    store.boxes(sql),
  ])
  const { items, next } = pageFrom(found, PAGE, (p) => cursorOf(p.deadAt ?? p.doneAt ?? p.runAt, p.id))
  const { waiting, retrying, dead } = boxes
  return { items: items.map(asParcel), next, counts: { waiting, retrying, dead } }
}

const time = (at: Ms | null) => (at === null ? null : iso(at))

function asParcel({ payload, runAt, deadAt, doneAt, ...rest }: store.ParcelRow): Parcels['items'][number] {
  const ids = Object.entries(payload).filter(([name, value]) => typeof value === 'string' && KEPT.test(name))
  return {
    ...rest,
    about: Object.fromEntries(ids) as Record<string, string>,
    madeAt: iso(madeAt(rest.id)),
    runAt: iso(runAt),
    deadAt: time(deadAt),
    doneAt: time(doneAt),
  }
}

/** Ids and the name of a template: nothing that belongs to a person. */
const KEPT = /^(?!personId)(.*Id|template)$/

/** An id of version 7 begins with the moment it was made. */
const madeAt = (id: string): Ms => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)

type Replayed = OutputOf<typeof contract.replay>

export const replay: CommandService<InputOf<typeof contract.replay>, Replayed> = async (
  { sql, now }: Context,
  asked,
) => {
  const outcomes: Outcome<Replayed>[] = []
  for (const { input } of asked) {
    const ids = [...new Set(input.ids)]
    const replayed = await store.sendAgain(sql, ids, now)
    outcomes.push({ answer: { replayed, left: ids.length - replayed } })
  }
  return outcomes
}
