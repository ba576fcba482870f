import { readSettings } from './settings'

const WHOLE = {
  TOKEN_SECRET: 'a secret of the tests, long enough',
  DATA_KEYS: JSON.stringify({ k1: Buffer.alloc(32).toString('base64') }),
  WECHAT_APPID: 'wx0000000000000000',
  WECHAT_SECRET: 'secret',
  PAY_MCHID: '1900000000',
  PAY_SERIAL: '0123',
  PAY_PRIVATE_KEY: 'key',
  PAY_API_V3_KEY: '0123456789abcdef0123456789abcdef',
  PAY_PLATFORM_KEYS: '{"PUB_KEY_ID_1":"key"}',
  NOTIFY_URL: 'https://api.example/',
}

const complaint = (env: Record<string, string | undefined>): string => {
  try {
    readSettings(env)
  } catch (fault) {
    return (fault as Error).message
  }
  return ''
}

test('what is real WeChat’s and PostgreSQL’s needs no address: the defaults are theirs', () => {
  const settings = readSettings(WHOLE)
  expect(settings).toMatchObject({ port: 4100, databaseUrl: '', timeUrl: '', templates: {} })
  expect(settings.wechat).toMatchObject({ apiUrl: 'https://api.weixin.qq.com', openUrl: 'https://open.weixin.qq.com' })
  expect(settings.pay.apiUrl).toBe('https://api.mch.weixin.qq.com')
})

test('one error names everything that is missing', () => {
  const said = complaint({})
  for (const name of Object.keys(WHOLE)) expect(said).toContain(`${name}: missing`)
})

test('what is wrong is named with its fault and without its value', () => {
  const said = complaint({ ...WHOLE, PAY_API_V3_KEY: 'short-secret', PAY_PLATFORM_KEYS: 'no json', PORT: 'x' })
  for (const name of ['PAY_API_V3_KEY', 'PAY_PLATFORM_KEYS', 'PORT']) expect(said).toContain(`${name}: `)
  expect(said).not.toMatch(/short-secret|no json|missing/)
})

test('addresses lose their last slash, so that paths can be put behind them', () => {
  expect(readSettings(WHOLE).notifyUrl).toBe('https://api.example')
})

test('keys of personal data are 32 bytes under a name that keeps its place', () => {
  const key = Buffer.alloc(32).toString('base64')
  expect(Object.keys(readSettings({ ...WHOLE, DATA_KEYS: JSON.stringify({ b: key, a: key }) }).dataKeys)).toEqual([
    'b',
    'a',
  ])
  for (const bad of ['{}', `{"1":"${key}"}`, '{"k1":"c2hvcnQ="}'])
    expect(complaint({ ...WHOLE, DATA_KEYS: bad })).toContain('DATA_KEYS: ')
})
