import { z } from 'zod'
import type { Contract } from '@/kernel/contract'
import { REFUSALS, type RefusalCode } from '@/kernel/refusals'
import { refusalSentence } from '@/kernel/words'
import type { Entry } from './entry'
import { forMachines, KEY_SCHEME, PACE_HEADERS } from './openapi-open'
import type { Doors } from './serve'

type Json = Readonly<Record<string, unknown>>

export interface OpenApi {
  readonly openapi: '3.1.0'
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly [part: string]: unknown
}

interface Operation {
  readonly operationId: string
  readonly responses: Json
  readonly [part: string]: unknown
}

/** The contracts of all doors as one OpenAPI 3.1 document; the same doors give the same text. */
export function openapi(doors: Doors): OpenApi {
  const lists = Object.entries(doors)
  const paths = lists.flatMap(([caller, functions]) =>
    Object.entries(functions).map(([name, entry]) => [`/${caller}/${name}`, pathOf(caller, name, entry)] as const),
  )
  return {
    openapi: '3.1.0',
    info: { title: '愿团 Yuantuan', version: '1', description: ABOUT, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/', 'x-internal': false }],
    tags: [
      ...lists.map(([name]) => ({ name, description: TAGS[name] ?? name })),
      { name: 'wechat', description: TAGS.wechat },
    ],
    paths: { ...Object.fromEntries(paths), '/wechat/payments.notice': { post: NOTICE } },
    components: {
      securitySchemes: SECURITY,
      schemas: { Refusal: REFUSAL },
      parameters: PARAMETERS,
      headers: PACE_HEADERS,
    },
  }
}

const ABOUT =
  'Every path is /<caller>/<area.verb>. Queries are GET with an ETag, commands are POST with an Idempotency-Key: the same key with the same body gets the first answer again. Money is whole fen, times are ISO 8601.'

const TAGS: Readonly<Record<string, string>> = {
  visitor: 'Anybody, without login.',
  consumer: 'A signed-in person as a buyer.',
  reseller: 'The owner of a shop.',
  brand: 'A clerk of a brand.',
  open: 'Programs of a brand, with a key.',
  operator: 'The platform’s own people.',
  wechat: 'WeChat’s callbacks.',
}

const SECURITY = {
  person: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'The token of visitor/crm.signIn; one algorithm is taken and no other (RFC8725).',
  },
  key: KEY_SCHEME,
  wechat: { type: 'apiKey', in: 'header', name: 'Wechatpay-Signature', description: 'WeChat Pay signs its notices.' },
  visitor: { type: 'apiKey', in: 'header', name: 'X-Visitor', description: 'A device’s own random id, for credit.' },
}

const PARAMETERS = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    schema: { type: 'string', minLength: 1, maxLength: 80 },
    description: 'Made once for one press of a button, sent again with every retry.',
  },
}

const REFUSAL = {
  type: 'object',
  required: ['code', 'message', 'money', 'next', 'requestId'],
  properties: {
    code: { type: 'string', enum: Object.keys(REFUSALS) },
    message: { type: 'string', description: 'What happened, in Chinese, for people.' },
    money: { type: 'string', enum: ['none', 'safe', 'refunding'], description: 'Where the buyer’s money is.' },
    next: { type: 'string', description: 'What to do now.' },
    requestId: { type: 'string' },
    facts: { type: 'object', description: 'What the sentence needs: a limit, a field, the nearest open round.' },
  },
}

function pathOf(caller: string, name: string, entry: Entry): Readonly<Record<string, Operation>> {
  const { contract } = entry
  const isQuery = contract.does === 'query'
  const operation: Operation = {
    operationId: `${caller}.${name}`,
    tags: [caller],
    summary: contract.summary,
    security: caller === 'visitor' ? [{}, { visitor: [] }] : [{ person: [] }],
    ...(isQuery ? { parameters: queryParameters(contract) } : commandParts(contract)),
    responses: { ...answers(contract, isQuery), ...refusals(caller, contract) },
  }
  const told = caller === 'open' ? forMachines(operation, name, entry) : operation
  return isQuery ? { get: told } : { post: told }
}

function schemaOf(type: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any', override: withFormat })
  return schema
}

const INT32_MAX = 2 ** 31 - 1

/** How wide a whole number may be. */
function withFormat({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.type !== 'integer') return
  const { minimum = -Infinity, maximum = Infinity } = jsonSchema
  jsonSchema.format = Math.max(Math.abs(minimum), Math.abs(maximum)) <= INT32_MAX ? 'int32' : 'int64'
}

/** A query string carries text: what the server makes of it is the schema, and defaults need not be sent. */
function queryParameters({ input }: Contract): Json[] {
  const { properties = {} } = schemaOf(input, 'output') as { properties?: Record<string, Json> }
  const { required = [] } = schemaOf(input, 'input') as { required?: string[] }
  return Object.entries(properties).map(([name, schema]) => {
    return { name, in: 'query', required: required.includes(name) && !accepts(input, name), schema }
  })
}

/** Coerced values look required to the schema although an absent one is taken. */
function accepts(input: z.ZodType, name: string): boolean {
  const field = input instanceof z.ZodObject ? (input.shape[name] as z.ZodType | undefined) : undefined
  return field?.safeParse(undefined).success ?? false
}

const commandParts = (contract: Contract): Json => ({
  parameters: contract.does === 'command' ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : [],
  requestBody: { required: true, content: { 'application/json': { schema: schemaOf(contract.input, 'input') } } },
})

function answers({ output, cacheSeconds }: Contract, isQuery: boolean): Json {
  const content = { 'application/json': { schema: schemaOf(output, 'output') } }
  if (!isQuery) return { 200: { description: 'Done, or done before under this key.', content } }
  const headers = { ETag: { schema: { type: 'string' } }, 'Cache-Control': { schema: { type: 'string' } } }
  const description = cacheSeconds ? `As it stands; a CDN may keep it for ${cacheSeconds} s.` : 'As it stands.'
  return {
    200: { description, headers, content },
    304: { description: 'Not changed since the ETag of If-None-Match.' },
  }
}

const ALWAYS: readonly RefusalCode[] = ['bad-input', 'fault']
const COMMANDS: readonly RefusalCode[] = ['key-missing', 'key-reused', 'running', 'too-large']

/** Refusals by status, each with the sentence that people read. */
function refusals(caller: string, contract: Contract): Json {
  const signed: RefusalCode[] =
    caller === 'visitor' ? [] : caller === 'consumer' ? ['sign-in'] : ['sign-in', 'forbidden']
  const machine: RefusalCode[] = caller === 'open' ? ['too-many'] : []
  const codes = [
    ...ALWAYS,
    ...signed,
    ...machine,
    ...(contract.does === 'command' ? COMMANDS : []),
    ...contract.refusals,
  ]
  const byStatus = new Map<number, RefusalCode[]>()
  for (const code of [...new Set(codes)].sort()) {
    const { status } = REFUSALS[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries([...byStatus].sort(([a], [b]) => a - b).map(([status, list]) => [status, refusalOf(list)]))
}

const refusalOf = (codes: readonly RefusalCode[]): Json => ({
  description: codes.join(', '),
  content: {
    'application/json': {
      schema: { $ref: '#/components/schemas/Refusal' },
      examples: Object.fromEntries(codes.map((code) => [code, { value: spoken(code) }])),
    },
  },
})

function spoken(code: RefusalCode): Json {
  const { what, now } = refusalSentence(code)
  return { code, message: what, money: REFUSALS[code].money, next: now, requestId: '0d9f7a52', facts: {} }
}

const NOTICE: Operation = {
  operationId: 'wechat.payments.notice',
  tags: ['wechat'],
  security: [{ wechat: [] }],
  summary: 'Payment and refund notices of WeChat Pay v3: signed by its key, kept first, answered, then handled.',
  requestBody: { required: true, content: { 'application/json': { schema: { type: 'object' } } } },
  responses: {
    204: { description: 'Kept. It may come again; it has effect once.' },
    401: { description: 'Forged, stale or signed with an unknown key.' },
  },
}
