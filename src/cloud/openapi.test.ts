import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { docsPage } from './docs-page'
import { doors } from './doors'
import { openapi } from './openapi'

const document = openapi(doors)

/** The validator is an ES module, which jest can't load: it runs beside us and prints what it found. */
function validate(text: string): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'openapi-'))
  const file = join(folder, 'openapi.json')
  writeFileSync(file, text)
  const script = `import { Validator } from '@seriousme/openapi-schema-validator'
    console.log(JSON.stringify(await new Validator().validate(process.argv[1])))`
  try {
    return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script, file], { encoding: 'utf8' }))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('the document is valid OpenAPI 3.1', () => {
  expect(validate(JSON.stringify(document))).toEqual({ valid: true })
})

test('the validator finds a document that is not', () => {
  const { paths: _, ...broken } = document
  expect(validate(JSON.stringify({ ...broken, components: 7 }))).toMatchObject({ valid: false })
})

test('every call of every caller is in it, commands with their key', () => {
  for (const [caller, functions] of Object.entries(doors)) {
    for (const [name, { contract }] of Object.entries(functions)) {
      const path = document.paths[`/${caller}/${name}`]
      const operation = path?.[contract.does === 'query' ? 'get' : 'post']
      expect(operation?.operationId).toBe(`${caller}.${name}`)
      const asksForKey = JSON.stringify(operation?.parameters).includes('IdempotencyKey')
      expect(asksForKey).toBe(contract.does === 'command')
    }
  }
})

test('every answer is an object: what was cut off on its way can’t be taken for one', () => {
  const others = Object.entries(doors).flatMap(([caller, functions]) =>
    Object.entries(functions).flatMap(([name, { contract }]) =>
      contract.output.type === 'object' ? [] : [`${caller}/${name}`],
    ),
  )
  expect(others).toEqual([])
})

test('every refusal of a contract is an answer with its sentence', () => {
  const { responses } = document.paths['/consumer/campaigns.act']!.post!
  expect(responses).toMatchObject({
    409: { content: { 'application/json': { examples: { full: { value: { code: 'full', money: 'none' } } } } } },
  })
})

/** Every place of a schema where something has no end. */
function endless(schema: unknown, at: string): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const {
    type,
    maxLength,
    maxItems,
    format,
    pattern,
    enum: one,
    const: only,
    ...rest
  } = schema as Record<string, unknown>
  const bounded = [maxLength, format, pattern, one, only].some((bound) => bound !== undefined)
  const own = (type === 'string' && !bounded) || (type === 'array' && maxItems === undefined) ? [at] : []
  return [...own, ...Object.entries(rest).flatMap(([name, part]) => endless(part, `${at}.${name}`))]
}

const OPERATIONS = Object.entries(document.paths)
  .flatMap(([path, list]) => Object.values(list).map((operation) => ({ path, operation })))
  .filter(({ path }) => !path.startsWith('/wechat'))

test('whatever we take in has an end; names of terms and levers are bounded by their own checks', () => {
  const found = OPERATIONS.flatMap(({ path, operation }) => {
    const { parameters = [], requestBody } = operation as unknown as {
      parameters?: { name?: string; schema?: unknown }[]
      requestBody?: { content: Record<string, { schema: unknown }> }
    }
    return [
      ...parameters.flatMap(({ name, schema }) => endless(schema, `${path}?${name}`)),
      ...endless(requestBody?.content['application/json']?.schema, path),
    ]
  })
  expect(found.filter((at) => !at.endsWith('.propertyNames'))).toEqual([])
})

test('the search finds what has no end', () => {
  expect(
    endless({ type: 'object', properties: { a: { type: 'string' }, b: { type: 'array', items: {} } } }, ''),
  ).toEqual(['.properties.a', '.properties.b'])
})

test('every answer of the open door says how far the key is in its minute, and 429 when to come again', () => {
  const open = OPERATIONS.filter(({ path }) => path.startsWith('/open/'))
  expect(open.length).toBeGreaterThan(10)
  for (const { operation } of open) {
    const responses = operation.responses as Record<string, { headers?: object }>
    for (const { headers } of Object.values(responses))
      expect(headers).toMatchObject({ RateLimit: {}, 'RateLimit-Policy': {} })
    expect(responses[429]!.headers).toHaveProperty('Retry-After')
    expect(operation.security).toEqual([{ key: [expect.stringContaining(':')] }])
  }
})

test('the same doors give the same text', () => {
  expect(JSON.stringify(openapi(doors))).toBe(JSON.stringify(document))
})

test('the page and its files are served, and nothing else', async () => {
  const serve = docsPage(() => document)
  const get = (path: string) => serve(new Request(`http://localhost${path}`))
  expect(await get('/docs')!.text()).toContain('/docs/swagger-ui-bundle.js')
  expect(get('/docs/swagger-ui-bundle.js')!.headers.get('content-type')).toContain('javascript')
  expect(JSON.parse(await get('/openapi.json')!.text())).toMatchObject({ openapi: '3.1.0' })
  expect(get('/docs/../package.json')).toBeNull()
  expect(get('/visitor/campaigns.card')).toBeNull()
})
