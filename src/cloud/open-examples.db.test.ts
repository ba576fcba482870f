import { randomUUID } from 'node:crypto'
import { SCOPES } from '@/kernel/scopes'
import { signIn } from '@/testing/clients'
import { newKey } from '@/testing/new-key'
import { type Product, startProduct } from '@/testing/product'
import { settleIn } from '@/testing/settle-in'
import { wen } from '@/testing/world'
import { doors } from './doors'
import type { OpenApi } from './openapi'
import { EXAMPLE_EVENT, EXAMPLE_WEBHOOK } from './openapi-open'

let product: Product
let secret = ''
let document: OpenApi
beforeAll(async () => {
  product = await startProduct()
  await settleIn({ sql: product.sql, now: product.standin.now(), pictures: '' })
  const owner = await signIn(product.url, product.standin, wen)
  secret = (await newKey(owner, SCOPES)).secret
  document = (await (await fetch(`${product.url}/openapi.json`)).json()) as OpenApi
})
afterAll(() => product.stop())

/** The example as it stands in the document; a webhook and a message of one's own take the places of those in it. */
async function run(path: string, known: ReadonlyMap<string, string>) {
  const [method, operation] = Object.entries(document.paths[path]!)[0]!
  const { requestBody } = operation as { requestBody?: { content: { 'application/json': { example: object } } } }
  const example = requestBody?.content['application/json'].example
  let body = example ? JSON.stringify(example) : undefined
  for (const [placeholder, own] of known) body = body?.replaceAll(placeholder, own)
  const answer = await fetch(`${product.url}${path}`, {
    method: method.toUpperCase(),
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    ...(body ? { body } : {}),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

/** A webhook is added before it is told something, and removed last. */
const later = (path: string) =>
  ['add', 'ping', 'replay', 'rotate', 'resume', 'remove'].findIndex((name) => path.endsWith(name))

test('each example of the open door runs against a started product and gets the answer that its contract promises', async () => {
  const known = new Map<string, string>()
  const paths = Object.keys(document.paths).filter((path) => path.startsWith('/open/'))
  expect(paths).toHaveLength(Object.keys(doors.open!).length)
  for (const path of paths.sort((a, b) => later(a) - later(b))) {
    const { status, body } = await run(path, known)
    expect([path, status, body.code]).toEqual([path, 200, undefined])
    const { output } = doors.open![path.replace('/open/', '')]!.contract
    expect(output.safeParse(body).error?.issues ?? []).toEqual([])
    if (path.endsWith('.add')) known.set(EXAMPLE_WEBHOOK, (body.webhook as { id: string }).id)
    if (path.endsWith('.ping')) known.set(EXAMPLE_EVENT, body.eventId as string)
    if (path.endsWith('.upsert')) expect(body).toMatchObject({ written: 2 })
  }
})

test('the command in the page is the same call', () => {
  const { description } = document.paths['/open/stock.sync']!.post as unknown as { description: string }
  expect(description).toContain('curl http://127.0.0.1:4100/open/stock.sync')
  expect(description).toContain('"sequence":1764000000000')
})
