import type { Entry } from './entry'

type Json = Readonly<Record<string, unknown>>

/** Stands for a webhook and a message of one's own; the answers of `webhooks.add` and `webhooks.ping` name real ones. */
export const EXAMPLE_WEBHOOK = '01990000-0009-7000-8000-000000000001'
export const EXAMPLE_EVENT = '01990000-0009-7000-8000-000000000002'

/** What a program may send as it stands, call by call; a test takes these out of the document and sends them. */
const EXAMPLES: Readonly<Record<string, Json>> = {
  'catalogue.upsert': {
    goods: [
      {
        handle: 'white-tea',
        title: '白毫银针',
        category: '茶叶',
        options: '50 克',
        sku: 'BHYZ-50',
        priceFen: 19900,
        stock: 30,
        pictureUrls: ['https://img.example.com/bhyz.jpg'],
      },
      { handle: 'white-tea', options: '100 克', sku: 'BHYZ-100', priceFen: 36900, stock: 12 },
    ],
  },
  'catalogue.retryPictures': {},
  'stock.sync': { counts: [{ sku: 'BHYZ-50', count: 28, sequence: 1764000000000 }] },
  'orders.ship': {
    parcels: [{ orderId: '01990000-0008-7000-8000-000000000001', carrier: '顺丰', trackingNo: 'SF1234567890123' }],
  },
  'webhooks.add': { url: 'https://erp.example.com/yuantuan', events: ['order.to-ship', 'order.refunded'] },
  'webhooks.ping': { webhookId: EXAMPLE_WEBHOOK },
  'webhooks.replay': { webhookId: EXAMPLE_WEBHOOK, eventIds: [EXAMPLE_EVENT] },
  'webhooks.rotate': { webhookId: EXAMPLE_WEBHOOK },
  'webhooks.resume': { webhookId: EXAMPLE_WEBHOOK },
  'webhooks.remove': { webhookId: EXAMPLE_WEBHOOK },
}

export const KEY_SCHEME = {
  type: 'http',
  scheme: 'bearer',
  description:
    'A key of the open platform (yt_…): the brand’s owner makes it with scopes and an end, and sees it once. Each call names the scope that it wants.',
}

export const PACE_HEADERS = {
  RateLimitPolicy: {
    description: 'How many calls a key has in a window of seconds (draft-ietf-httpapi-ratelimit-headers).',
    schema: { type: 'string', maxLength: 60 },
    example: '"key";q=300;w=60',
  },
  RateLimit: {
    description: 'How many are left, and in how many seconds the window begins anew.',
    schema: { type: 'string', maxLength: 60 },
    example: '"key";r=299;t=42',
  },
  RetryAfter: {
    description: 'Seconds to wait.',
    schema: { type: 'integer', format: 'int32', minimum: 1, maximum: 60 },
    example: 17,
  },
}

const ref = (name: string) => ({ $ref: `#/components/headers/${name}` })
const PACE = { 'RateLimit-Policy': ref('RateLimitPolicy'), RateLimit: ref('RateLimit') }

/** An operation of the open door: its key, its scope, its example and its pace. */
export function forMachines<O extends Json>(operation: O, name: string, entry: Entry): O {
  const example = EXAMPLES[name]
  const description = ['```sh', curlOf(name, entry, example), '```'].join('\n')
  return {
    ...operation,
    description: `Wants the scope \`${entry.scope}\`.\n\n${description}`,
    security: [{ key: [entry.scope] }],
    ...(operation.requestBody ? { requestBody: withExample(operation.requestBody as Body, example ?? {}) } : {}),
    responses: paced(operation.responses as Record<string, Json>),
  }
}

interface Body {
  readonly content: { readonly 'application/json': Json }
}

const withExample = (body: Body, example: Json) => ({
  ...body,
  content: { 'application/json': { ...body.content['application/json'], example } },
})

function curlOf(name: string, { contract }: Entry, example: Json | undefined): string {
  const key = `  -H "Authorization: Bearer $KEY"`
  const address = `curl http://127.0.0.1:4100/open/${name}`
  if (contract.does === 'query') return `${address} \\\n${key}`
  const once = contract.does === 'command' ? ['  -H "Idempotency-Key: $(uuidgen)"'] : []
  return [address, key, ...once, `  -d '${JSON.stringify(example ?? {})}'`].join(' \\\n')
}

function paced(responses: Readonly<Record<string, Json>>): Json {
  const all = Object.entries(responses).map(([status, response]) => {
    const headers = {
      ...(response.headers as Json),
      ...PACE,
      ...(status === '429' ? { 'Retry-After': ref('RetryAfter') } : {}),
    }
    return [status, { ...response, headers }]
  })
  return Object.fromEntries(all)
}
