import { DAY, HOUR, MINUTE } from '@/kernel/time'
import { startStandin, type TestStandin } from '@/testing/standin'
import { createWechatApi, type WechatApi } from './wechat-api'

const LIN = 'oLin-0000000000000000000001'
let standin: TestStandin
let api: WechatApi

beforeAll(async () => {
  standin = await startStandin()
  await standin.people([{ openid: LIN, name: 'Lin' }])
})
beforeEach(() => {
  api = createWechatApi({ ...standin.apiSettings(), timeoutMs: 5_000 }, standin.now)
})
afterEach(() => standin.faults({ reset: true }))
afterAll(() => standin.stop())

const textOf = (content: string) => ({ content, openid: LIN, scene: 'comment' as const })

test('a login code becomes a person once', async () => {
  const code = await standin.loginCode(LIN)
  expect(await api.code2session(code)).toEqual({ outcome: 'ok', value: { openid: LIN, unionid: expect.any(String) } })
  expect(await api.code2session(code)).toMatchObject({ outcome: 'refused', code: '40163' })
  expect(await api.oauthPerson('nothing')).toMatchObject({ outcome: 'refused', code: '40029' })
})

test('many calls share one token, which is renewed five minutes before its end', async () => {
  const { state } = standin.server.house
  const answers = await Promise.all([1, 2, 3, 4].map(() => api.checkText(textOf('茶'))))
  expect(answers.every(({ outcome }) => outcome === 'ok')).toBe(true)
  const first = state.token!.token
  await standin.advance(2 * HOUR - 6 * MINUTE)
  await api.checkText(textOf('茶'))
  expect(state.token!.token).toBe(first)
  await standin.advance(2 * MINUTE)
  await api.checkText(textOf('茶'))
  expect(state.token!.token).not.toBe(first)
})

test('a token that somebody ended is fetched anew once and the call goes through', async () => {
  await api.checkText(textOf('茶'))
  const { appid, secret } = standin.apiSettings()
  const body = JSON.stringify({ grant_type: 'client_credential', appid, secret, force_refresh: true })
  await fetch(`${standin.url}/cgi-bin/stable_token`, { method: 'POST', body })
  expect(await api.checkText(textOf('茶'))).toMatchObject({ outcome: 'ok' })
})

test('a wrong secret is refused by its code, without end', async () => {
  const wrong = createWechatApi({ ...standin.apiSettings(), secret: 'x' }, standin.now)
  expect(await wrong.checkText(textOf('茶'))).toMatchObject({ outcome: 'refused', code: '40125' })
})

test('a code is drawn as a picture, and a wrong scene is refused', async () => {
  const drawn = await api.miniCode({ scene: 'Ab3Xy9Zk', page: 'consumer/campaign/index', checkPath: false })
  expect(drawn.outcome === 'ok' && Buffer.from(drawn.value).subarray(1, 4).toString()).toBe('PNG')
  expect(await api.miniCode({ scene: '茶', page: 'p' })).toMatchObject({ outcome: 'refused', code: '40169' })
})

test('text is judged, long text is cut to what may be asked', async () => {
  expect(await api.checkText(textOf('网上赌博'))).toMatchObject({
    outcome: 'ok',
    value: { suggest: 'risky', label: 20006 },
  })
  expect(await api.checkText(textOf('茶'.repeat(3_000)))).toMatchObject({ outcome: 'ok', value: { suggest: 'pass' } })
})

test('a message needs a consent', async () => {
  const message = { openid: LIN, templateId: 'formed', page: 'consumer/round/index', data: { thing1: '拼团成功' } }
  expect(await api.sendSubscribed(message)).toMatchObject({ outcome: 'refused', code: '43101' })
  await standin.consent(LIN, 'formed')
  expect(await api.sendSubscribed(message)).toEqual({ outcome: 'ok', value: null })
})

test('a card counts, completes and then is over', async () => {
  const made = await api.createActivity(LIN)
  if (made.outcome !== 'ok') throw new Error(JSON.stringify(made))
  const { activityId, expiresAt } = made.value
  expect(Math.abs(expiresAt - standin.now() - DAY)).toBeLessThan(MINUTE)
  expect(await api.updateCard({ activityId, state: 'gathering', members: 2, room: 3 })).toEqual({
    outcome: 'ok',
    value: null,
  })
  expect(await api.updateCard({ activityId, state: 'complete', path: 'consumer/round/index' })).toEqual({
    outcome: 'ok',
    value: null,
  })
  expect(await api.updateCard({ activityId, state: 'gathering', members: 3, room: 3 })).toMatchObject({
    outcome: 'refused',
    code: '47502',
  })
})

test('a bad gateway and an empty address are unknown, not refused', async () => {
  await standin.faults({ apiDown: true })
  expect(await api.code2session('x')).toEqual({ outcome: 'unknown', why: 'HTTP 502' })
  const nowhere = createWechatApi({ ...standin.apiSettings(), apiUrl: 'http://127.0.0.1:9' }, standin.now)
  expect(await nowhere.checkText(textOf('茶'))).toMatchObject({ outcome: 'unknown' })
})
