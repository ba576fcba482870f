import { diagnose, KNOWN } from './known-settings'
import { settingNames } from './settings'

const line = (env: Record<string, string>, name: string) => diagnose(env).find((one) => one.name === name)

test('every setting is explained, and nothing that is none', () => {
  expect(KNOWN.map(({ name }) => name).sort()).toEqual([...settingNames].sort())
})

test('a missing setting says what it turns on and how to get it', () => {
  expect(line({}, 'PAY_MCHID')).toMatchObject({ mark: '✗', says: expect.stringMatching(/payments.*pay\.weixin/) })
})

test('a setting with a default is no fault when it is absent', () => {
  expect(line({}, 'DATABASE_URL')).toMatchObject({ mark: '–', says: expect.stringContaining('.data') })
})

test('a wrong value is named, and never printed', () => {
  const secret = 'short-secret'
  expect(line({ TOKEN_SECRET: secret, PAY_API_V3_KEY: secret }, 'PAY_API_V3_KEY')).toMatchObject({ mark: '✗' })
  expect(JSON.stringify(diagnose({ TOKEN_SECRET: secret, PAY_API_V3_KEY: secret }))).not.toContain(secret)
})
