import { hash, randomUUID } from 'node:crypto'
import { REFUSALS } from '@/kernel/refusals'
import { isRefusal, type Refusal, refuse } from '@/kernel/result'
import type { Asked } from '@/kernel/service'
import { refusalSentence } from '@/kernel/words'
import type { Answer } from './answer'
import { appendDeeds } from './audit-store'
import { callerOf, type Known, mayCall, type Role } from './callers'
import { deedOf, isAudited } from './deeds'
import type { Entry, Functions } from './entry'
import { faultText, pathText } from './fault-text'
import type { House } from './house'
import { unkeepableField } from './keepable'
import { createMemory } from './memory'
import { paceHeaders } from './pace'
import { submitRead } from './reading'

/** Call lists by caller: the first part of the path. */
export type Doors = Readonly<Partial<Record<Role, Functions>>>

export interface Server {
  fetch(request: Request): Promise<Response>
}

const BODY_MAX = 12_000_000
const KEY_MAX = 80

/** One way for all: find the call → who is calling → may they → parse → run → answer. */
export function createServer(house: House, doors: Doors): Server {
  const memory = createMemory(() => house.now())
  const answer = async (request: Request, requestId: string): Promise<Response> => {
    const knock = knockAt(doors, request)
    if (isRefusal(knock)) return refused(knock, requestId)
    const by = await callerOf(house, knock.role, request.headers)
    // A fault inside is an answer like any other: a machine's pace was counted all the same.
    const response = isRefusal(by)
      ? refused(by, requestId)
      : await answerTo(request, { knock, by, requestId }).catch((fault) => failed(fault, request, requestId))
    for (const [name, value] of paceHeaders(knock.role, by)) response.headers.set(name, value)
    return response
  }
  const answerTo = async (request: Request, { knock, by, requestId }: Inside): Promise<Response> => {
    const asked = await readRequest(request, knock, by)
    if (isRefusal(asked)) return refused(asked, requestId)
    const { entry } = asked
    const seconds = by.role === 'visitor' && !by.personId ? entry.contract.cacheSeconds : undefined
    const run = () => runEntry(house, asked)
    const body = seconds
      ? await memory.remember(asked.url, seconds, async () => bodyOf(await run(), true))
      : bodyOf(await run(), entry.contract.does === 'query')
    if ('refusal' in body) return refused(body.refusal, requestId)
    return answered(request, body, { seconds, requestId })
  }
  return {
    async fetch(request) {
      const requestId = randomUUID()
      try {
        const response = await answer(request, requestId)
        house.pulse.answered(response.status)
        return response
      } catch (fault) {
        house.pulse.answered(500)
        return failed(fault, request, requestId)
      }
    },
  }
}

function failed(fault: unknown, request: Request, requestId: string): Response {
  console.error(`fault ${requestId} ${request.method} ${pathText(request.url)} ${faultText(fault)}`)
  return refused(refuse('fault'), requestId)
}

interface Ready {
  readonly entry: Entry
  readonly by: Known
  readonly input: unknown
  readonly key: string | null
  readonly url: string
}

/** Somebody at a door, before anybody knows who. A machine is counted even where it asks for what is not there. */
interface Knock {
  readonly role: Role
  readonly entry: Entry | null
  readonly pathname: string
  readonly search: string
}

interface Inside {
  readonly knock: Knock
  readonly by: Known
  readonly requestId: string
}

function knockAt(doors: Doors, request: Request): Knock | Refusal {
  const { pathname, search } = locate(request.url)
  const [, role = '', name = ''] = pathname.split('/')
  const found = doors[role as Role]?.[name]
  const entry = found && (found.contract.does === 'query') === (request.method === 'GET') ? found : null
  return entry || role === 'open' ? { role: role as Role, entry, pathname, search } : refuse('not-found')
}

async function readRequest(request: Request, knock: Knock, by: Known): Promise<Ready | Refusal> {
  const { entry, pathname, search } = knock
  if (!entry) return refuse('not-found')
  const may = mayCall(by, entry)
  if (isRefusal(may)) return may
  const raw = request.method === 'GET' ? Object.fromEntries(new URLSearchParams(search)) : await readBody(request)
  if (isRefusal(raw)) return raw
  const parsed = entry.contract.input.safeParse(raw)
  if (!parsed.success) return refuse('bad-input', { problems: parsed.error.issues.slice(0, 20).map(asProblem) })
  const unkeepable = unkeepableField(parsed.data)
  if (unkeepable !== null) {
    return refuse('bad-input', { problems: [{ field: unkeepable, code: 'control-characters' }] })
  }
  const key = request.headers.get('idempotency-key')
  const needsKey = entry.runs === 'fold' || entry.runs === 'write'
  if (needsKey && (!key || key.length > KEY_MAX)) return refuse('key-missing')
  return { entry, by, input: parsed.data, key, url: pathname + search }
}

/** Cheaper than URL for the two parts that matter, and it is on the way of every request. */
function locate(url: string): { pathname: string; search: string } {
  const start = url.indexOf('/', url.indexOf('//') + 2)
  const path = url.slice(start)
  const at = path.indexOf('?')
  return at < 0 ? { pathname: path, search: '' } : { pathname: path.slice(0, at), search: path.slice(at) }
}

async function readBody(request: Request): Promise<unknown> {
  if (Number(request.headers.get('content-length') ?? 0) > BODY_MAX) return refuse('too-large')
  const text = await request.text()
  if (text.length > BODY_MAX) return refuse('too-large')
  try {
    return text === '' ? {} : JSON.parse(text)
  } catch {
    return refuse('bad-input', { problems: [{ field: '', code: 'not-json' }] })
  }
}

const asProblem = (issue: { path: PropertyKey[]; code: string }) => ({ field: issue.path.join('.'), code: issue.code })

async function runEntry(house: House, { entry, by, input, key }: Ready): Promise<Answer> {
  const asked: Asked<unknown> = { input, by }
  const no = entry.runs === 'write' ? entry.fits?.(input, house.settings) : null
  if (no) return no
  if (entry.runs === 'write' && entry.words) return submitRead(house, { ...entry, words: entry.words }, { asked, key })
  if (entry.runs === 'fold' || entry.runs === 'write') return house.submit(entry, asked, key)
  const output =
    entry.runs === 'read'
      ? await entry.service({ sql: house.sql, now: house.now(), vault: house.vault }, asked)
      : await entry.service(house, asked)
  const answer = isRefusal(output) ? output : { output }
  // It is on record before a line of it leaves the house.
  if (entry.contract.logged && isAudited(by))
    await appendDeeds(house.sql, [deedOf({ entry, asked }, answer)], house.now())
  return answer
}

interface Body {
  readonly text: string
  readonly etag: string
}

/** Only what may be asked for again needs a mark. */
function bodyOf(answer: Answer, marked: boolean): Body | { refusal: Refusal } {
  if (isRefusal(answer)) return { refusal: answer }
  const text = JSON.stringify(answer.output)
  return { text, etag: marked ? `"${hash('sha1', text, 'base64url')}"` : '' }
}

const JSON_TYPE = 'application/json; charset=utf-8'

function answered(request: Request, body: Body, about: { seconds: number | undefined; requestId: string }): Response {
  const headers: Record<string, string> = { 'content-type': JSON_TYPE, 'x-request-id': about.requestId }
  if (request.method !== 'GET') return new Response(body.text, { headers })
  headers.etag = body.etag
  headers['cache-control'] = about.seconds ? `public, max-age=${about.seconds}` : 'private, no-cache'
  headers.vary = 'authorization'
  const same = request.headers.get('if-none-match') === body.etag
  return same ? new Response(null, { status: 304, headers }) : new Response(body.text, { headers })
}

/** Every refusal says what happened, whether money is safe, and what to do now. */
function refused(refusal: Refusal, requestId: string): Response {
  const { status, money } = REFUSALS[refusal.refused]
  const { what, now } = refusalSentence(refusal.refused, refusal.facts)
  const body = { code: refusal.refused, message: what, money, next: now, requestId, facts: refusal.facts ?? {} }
  const headers: Record<string, string> = { 'content-type': JSON_TYPE, 'x-request-id': requestId }
  if (status === 429 || status === 503) headers['retry-after'] = '2'
  return new Response(JSON.stringify(body), { status, headers })
}
