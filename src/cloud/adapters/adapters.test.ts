import { type AccessEvent, eventMain } from './cloud-event'
import { serveCloud } from './cloud-http'
import { type Handler, type Listening, listen } from './node'
import { timerMain } from './timer'

/** Says what arrived; POST /bytes gives the body back as it came. */
const echo: Handler = async (request) => {
  const { pathname, search } = new URL(request.url)
  const bytes = new Uint8Array(await request.arrayBuffer())
  if (pathname === '/bytes') return new Response(bytes, { headers: { 'content-type': 'image/png' } })
  const told = {
    method: request.method,
    path: pathname + search,
    text: new TextDecoder().decode(bytes),
    openid: request.headers.get('x-wx-openid'),
  }
  return Response.json(told, { status: request.method === 'POST' ? 201 : 200, headers: { 'x-request-id': '7' } })
}

const BYTES = Uint8Array.from({ length: 256 }, (_, at) => at)

describe('on a port', () => {
  let listening: Listening
  beforeAll(async () => {
    listening = await listen(echo, { port: 0, host: '127.0.0.1' })
  })
  afterAll(() => listening.close())
  const url = (path: string) => `http://127.0.0.1:${listening.port}${path}`

  test('a query arrives with its parameters', async () => {
    expect(await (await fetch(url('/visitor/campaigns.card?id=1'))).json()).toMatchObject({
      method: 'GET',
      path: '/visitor/campaigns.card?id=1',
    })
  })

  test('a command arrives with its body, status and headers come back', async () => {
    const response = await fetch(url('/consumer/campaigns.act'), { method: 'POST', body: '{"团":1}' })
    expect([response.status, response.headers.get('x-request-id')]).toEqual([201, '7'])
    expect(await response.json()).toMatchObject({ text: '{"团":1}' })
  })

  test('bytes come back as they went', async () => {
    const response = await fetch(url('/bytes'), { method: 'POST', body: BYTES })
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(BYTES)
  })
})

test('closing answers what is under way and takes nothing more', async () => {
  const gate: { arrived?: () => void; answer?: (response: Response) => void } = {}
  const arrived = new Promise<void>((done) => {
    gate.arrived = done
  })
  const slow: Handler = () => {
    gate.arrived?.()
    return new Promise((answer) => {
      gate.answer = answer
    })
  }
  const listening = await listen(slow, { port: 0, host: '127.0.0.1' })
  const asked = fetch(`http://127.0.0.1:${listening.port}/slow`)
  await arrived
  const closed = listening.close()
  gate.answer?.(new Response('late'))
  expect(await (await asked).text()).toBe('late')
  await closed
  await expect(fetch(`http://127.0.0.1:${listening.port}/`)).rejects.toThrow()
})

test('in a container the port is the one the platform names', async () => {
  const listening = await serveCloud(echo, { PORT: '0' })
  expect((await fetch(`http://127.0.0.1:${listening.port}/`)).status).toBe(200)
  await listening.close()
})

describe('as an event function', () => {
  const main = eventMain(echo)
  const event = (more: Partial<AccessEvent>): AccessEvent => ({
    path: '/visitor/campaigns.card',
    httpMethod: 'GET',
    headers: {},
    ...more,
  })
  const told = async (more: Partial<AccessEvent>) =>
    JSON.parse((await main(event(more))).body) as Record<string, unknown>

  test('a query arrives with its parameters, repeated ones too', async () => {
    expect(await told({ queryStringParameters: { id: '1', sku: ['a', 'b 团'] } })).toMatchObject({
      path: '/visitor/campaigns.card?id=1&sku=a&sku=b+%E5%9B%A2',
    })
  })

  test('a body arrives as it was signed, plain or in base64', async () => {
    const text = '{"团":1}'
    expect(await told({ httpMethod: 'POST', body: text })).toMatchObject({ text })
    const body = Buffer.from(text).toString('base64')
    expect(await told({ httpMethod: 'POST', body, isBase64Encoded: true })).toMatchObject({ text })
  })

  test('bytes are answered in base64, text as it is', async () => {
    const body = Buffer.from(BYTES).toString('base64')
    expect(await main(event({ path: '/bytes', httpMethod: 'POST', body, isBase64Encoded: true }))).toMatchObject({
      body,
      isBase64Encoded: true,
    })
    expect(await main(event({ httpMethod: 'POST', body: '' }))).toMatchObject({
      statusCode: 201,
      isBase64Encoded: false,
    })
  })

  test('a person is who WeChat says, never who the client says', async () => {
    const forged = event({ headers: { 'X-WX-OPENID': 'forged' } })
    const openid = async (context: { OPENID?: string; SOURCE?: string }) =>
      JSON.parse((await eventMain(echo, () => context)(forged)).body).openid as unknown
    expect(await openid({})).toBeNull()
    expect(await openid({ OPENID: 'lin', SOURCE: 'wx_http' })).toBeNull()
    expect(await openid({ OPENID: 'lin', SOURCE: 'wx_client' })).toBe('lin')
  })
})

test('a timer runs the errands, and only a timer', async () => {
  let ran = 0
  const main = timerMain(async () => {
    ran += 1
  })
  expect(await main({ Type: 'Timer', TriggerName: 'tick' })).toEqual({ done: true })
  expect(await main({})).toEqual({ done: false })
  expect(ran).toBe(1)
})
