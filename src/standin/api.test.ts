import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import { DAY, HOUR, MINUTE, SECOND } from '@/kernel/time'
import { startStandin, type TestStandin } from '@/testing/standin'

const LIN = 'oLin-0000000000000000000001'
let standin: TestStandin

beforeAll(async () => {
  standin = await startStandin()
  await standin.people([{ openid: LIN, name: 'Lin', origin: 'http://localhost:4101' }])
})
afterEach(() => standin.faults({ reset: true }))
afterAll(() => standin.stop())

type Answer = Record<string, unknown>
const get = async (path: string): Promise<Answer> => (await fetch(standin.url + path)).json() as Promise<Answer>
const post = async (path: string, body: object): Promise<Answer> =>
  (await fetch(standin.url + path, { method: 'POST', body: JSON.stringify(body) })).json() as Promise<Answer>
const keys = () => standin.server.house.keys
const secrets = () => `appid=${keys().appid}&secret=${keys().secret}&grant_type=authorization_code`
const stableToken = (force_refresh = false) =>
  post('/cgi-bin/stable_token', {
    grant_type: 'client_credential',
    appid: keys().appid,
    secret: keys().secret,
    force_refresh,
  })
const token = async () => String((await stableToken()).access_token)
const withToken = async (path: string, body: object) => post(`${path}?access_token=${await token()}`, body)

describe('login', () => {
  const session = (code: string) => get(`/sns/jscode2session?${secrets()}&js_code=${code}`)

  test('a code of wx.login names its person once', async () => {
    const code = await standin.loginCode(LIN)
    expect(await session(code)).toMatchObject({ openid: LIN, session_key: expect.any(String) })
    expect(await session(code)).toMatchObject({ errcode: 40163 })
  })

  test('a code is good for five minutes', async () => {
    const code = await standin.loginCode(LIN)
    await standin.advance(5 * MINUTE + SECOND)
    expect(await session(code)).toMatchObject({ errcode: 40029 })
  })

  test('a wrong code, a wrong secret and a code of the other way are refused', async () => {
    expect(await session('nonsense')).toMatchObject({ errcode: 40029 })
    const code = await standin.loginCode(LIN)
    expect(
      await get(`/sns/jscode2session?appid=${keys().appid}&secret=x&js_code=${code}&grant_type=authorization_code`),
    ).toMatchObject({ errcode: 40125 })
    expect(await get(`/sns/oauth2/access_token?${secrets()}&code=${code}`)).toMatchObject({ errcode: 40029 })
  })

  test('nobody can log in as somebody who was never registered', async () => {
    await expect(standin.loginCode('oNobody')).rejects.toThrow('409')
  })
})

describe('tokens', () => {
  test('everybody gets the same token until its last five minutes', async () => {
    await standin.advance(3 * HOUR)
    const first = await stableToken()
    expect(first.expires_in).toBeGreaterThan(7_190)
    await standin.advance(114 * MINUTE)
    expect((await stableToken()).access_token).toBe(first.access_token)
    await standin.advance(2 * MINUTE)
    expect((await stableToken()).access_token).not.toBe(first.access_token)
    const call = (used: unknown) =>
      post(`/wxa/msg_sec_check?access_token=${used}`, { content: '茶', version: 2, scene: 1, openid: LIN })
    expect(await call(first.access_token)).toMatchObject({ errcode: 0 })
    await standin.advance(5 * MINUTE)
    expect(await call(first.access_token)).toMatchObject({ errcode: 42001 })
    expect(await call('made-up')).toMatchObject({ errcode: 40001 })
    expect(await post('/wxa/msg_sec_check', {})).toMatchObject({ errcode: 41001 })
  })

  test('a forced refresh ends the old token at once and is rationed', async () => {
    await standin.advance(DAY)
    const old = await token()
    expect((await stableToken(true)).access_token).not.toBe(old)
    expect(await post(`/wxa/msg_sec_check?access_token=${old}`, {})).toMatchObject({ errcode: 40001 })
    expect(await stableToken(true)).toMatchObject({ errcode: 45011 })
  })
})

describe('mini-program codes', () => {
  const draw = async (body: object) => {
    const path = `${standin.url}/wxa/getwxacodeunlimit?access_token=${await token()}`
    const answer = await fetch(path, { method: 'POST', body: JSON.stringify(body) })
    return { type: answer.headers.get('Content-Type'), bytes: Buffer.from(await answer.arrayBuffer()) }
  }

  test.each([280, 430])('a code of width %i scans to its page and scene', async (width) => {
    const { type, bytes } = await draw({
      scene: 's=Ab3$x&y~9',
      page: 'consumer/campaign/index',
      width,
      check_path: false,
    })
    expect(type).toBe('image/png')
    const png = PNG.sync.read(bytes)
    expect([png.width, png.height]).toEqual([width, width])
    const read = jsQR(new Uint8ClampedArray(png.data), width, width, { inversionAttempts: 'dontInvert' })
    const address = new URL(read!.data)
    expect(address.searchParams.get('scene')).toBe('s=Ab3$x&y~9')
    expect(address.pathname).toContain('consumer/campaign/index')
  })

  test('the widest code has the width that was asked', async () => {
    const { bytes } = await draw({ scene: 'a', width: 1_280 })
    // Width and height stand in the header of a PNG, big-endian.
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1_280, 1_280])
  })

  test.each([
    ['33 signs', { scene: 'a'.repeat(33) }, 40169],
    ['an empty scene', { scene: '' }, 40169],
    ['a percent sign', { scene: 'a%20b' }, 40169],
    ['a Chinese sign', { scene: '茶' }, 40169],
    ['a page with a leading slash', { scene: 'a', page: '/pages/home/index' }, 41030],
    ['a page with a query', { scene: 'a', page: 'pages/home/index?a=1' }, 41030],
    ['a width of 100', { scene: 'a', width: 100 }, 40097],
  ])('%s is refused with JSON', async (_, body, errcode) => {
    const { type, bytes } = await draw(body)
    expect(type).toContain('application/json')
    expect(JSON.parse(bytes.toString())).toMatchObject({ errcode })
  })
})

test.each([
  ['今年的茉莉雪芽很香', 'pass', 100],
  ['加 微 信 详谈', 'review', 10001],
  ['网上赌博', 'risky', 20006],
])('the text "%s" is judged %s', async (content, suggest, label) => {
  const answer = await withToken('/wxa/msg_sec_check', { content, version: 2, scene: 2, openid: LIN })
  expect(answer).toMatchObject({ errcode: 0, result: { suggest, label } })
})

describe('subscription messages', () => {
  const send = (data: Record<string, string>, template_id = 'formed') =>
    withToken('/cgi-bin/message/subscribe/send', {
      touser: LIN,
      template_id,
      data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, { value }])),
    })

  test('one consent is one message', async () => {
    expect(await send({ thing1: '拼团成功' })).toMatchObject({ errcode: 43101 })
    await standin.consent(LIN, 'formed', 2)
    expect(await send({ thing1: '拼团成功' })).toMatchObject({ errcode: 0 })
    expect(await send({ thing1: '拼团成功' })).toMatchObject({ errcode: 0 })
    expect(await send({ thing1: '拼团成功' })).toMatchObject({ errcode: 43101 })
    expect(standin.server.house.state.messages.at(-1)).toMatchObject({ openid: LIN, data: { thing1: '拼团成功' } })
  })

  test.each([
    ['thing1', '一'.repeat(21), '一'.repeat(20)],
    ['number2', '1'.repeat(33), '12'],
    ['letter3', 'a'.repeat(33), 'abc'],
    ['character_string4', '中文', 'SF123-456'],
    ['amount5', '12345678901', '¥49.90'],
    ['phone_number6', '1'.repeat(18), '13800000000'],
    ['name7', '一'.repeat(11), '林小北'],
    ['phrase8', '一二三四五六', '已发货'],
    ['date9', '明天', '2026年11月22日'],
    ['time10', 'soon', '2026-11-22 10:30'],
    ['thing11', '', '茶'],
    ['unknown12', '茶', null],
  ])('the value of %s is held to its limit', async (key, bad, good) => {
    await standin.consent(LIN, 'limits', 1)
    expect(await send({ [key]: bad }, 'limits')).toMatchObject({ errcode: 47003 })
    if (good !== null) expect(await send({ [key]: good }, 'limits')).toMatchObject({ errcode: 0 })
  })
})

describe('cards that count by themselves', () => {
  const create = async () => get(`/cgi-bin/message/wxopen/activityid/create?access_token=${await token()}`)
  const update = (activity_id: unknown, target_state: number, parameters: Record<string, string>) =>
    withToken('/cgi-bin/message/wxopen/updatablemsg/send', {
      activity_id,
      target_state,
      template_info: { parameter_list: Object.entries(parameters).map(([name, value]) => ({ name, value })) },
    })
  const counts = { member_count: '2', room_limit: '3' }
  const complete = { path: 'pages/home/index', version_type: 'release' }

  test('it counts, completes, ends and then moves no more', async () => {
    const { activity_id: id } = await create()
    expect(await update(id, 0, counts)).toMatchObject({ errcode: 0 })
    expect(await update(id, 0, { member_count: '3', room_limit: '3' })).toMatchObject({ errcode: 0 })
    expect(await update(id, 1, { path: 'p' })).toMatchObject({ errcode: 47503 })
    expect(await update(id, 1, complete)).toMatchObject({ errcode: 0 })
    expect(await update(id, 0, counts)).toMatchObject({ errcode: 47502 })
    expect(await update(id, 2, {})).toMatchObject({ errcode: 0 })
    expect(await update(id, 2, {})).toMatchObject({ errcode: 47504 })
  })

  test('wrong ids, missing counts and a day of silence are refused', async () => {
    expect(await update('nothing', 0, counts)).toMatchObject({ errcode: 47501 })
    const { activity_id: id } = await create()
    expect(await update(id, 0, { member_count: 'two' })).toMatchObject({ errcode: 47003 })
    await standin.advance(23 * HOUR)
    expect(await update(id, 0, counts)).toMatchObject({ errcode: 0 })
    await standin.advance(DAY)
    expect(await update(id, 0, counts)).toMatchObject({ errcode: 47504 })
  })
})

test('when the interface is down everything is a 502', async () => {
  await standin.faults({ apiDown: true })
  expect((await fetch(`${standin.url}/cgi-bin/stable_token`, { method: 'POST', body: '{}' })).status).toBe(502)
})
