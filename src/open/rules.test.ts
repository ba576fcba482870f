import { DAY, HOUR, SECOND } from '@/kernel/time'
import { afterTry, OFF_AFTER, PAUSES, paceOf, stateOf, windowOf } from './rules'
import { signedHeaders } from './signing'

const NOW = Date.UTC(2026, 3, 1, 4, 0, 30)
const fresh = { failingSince: null }

test('a message that was taken is done, and the address is well again', () =>
  expect(afterTry({ status: 204 }, { failingSince: NOW - DAY }, { attempts: 3, now: NOW })).toEqual({
    state: 'delivered',
    nextAt: null,
    failingSince: null,
    off: null,
  }))

test.each([[{ status: 500 }], [{ status: 302 }], [{ status: 404 }], [{ fault: 'no answer' }]])(
  '%j brings it again, later each time, and not for ever',
  (said) => {
    const tries = Array.from({ length: PAUSES.length + 1 }, (_, n) =>
      afterTry(said, fresh, { attempts: n + 1, now: NOW }),
    )
    expect(tries.map(({ nextAt }) => nextAt && nextAt - NOW)).toEqual([...PAUSES, null])
    expect([...PAUSES].sort((a, b) => a - b)).toEqual(PAUSES)
    expect(tries.at(-1)).toMatchObject({ state: 'failed', off: null })
    expect(tries[0]).toMatchObject({ state: 'waiting', failingSince: NOW })
  },
)

test('an address that has failed for days is switched off, one that is gone at once', () => {
  const late = { failingSince: NOW - OFF_AFTER }
  expect(afterTry({ status: 500 }, late, { attempts: 2, now: NOW })).toMatchObject({ state: 'failed', off: 'failing' })
  expect(afterTry({ status: 500 }, { failingSince: NOW - OFF_AFTER + 1 }, { attempts: 2, now: NOW }).off).toBeNull()
  expect(afterTry({ status: 410 }, fresh, { attempts: 1, now: NOW })).toMatchObject({ state: 'failed', off: 'gone' })
})

test('a message is signed as Standard Webhooks do: their own example', () => {
  const at = 1614265330 * SECOND
  const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at, body: '{"test": 2432232314}' }
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  expect(signedHeaders(message, [secret])).toEqual({
    'webhook-id': message.id,
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  })
  expect(signedHeaders(message, [secret, secret])['webhook-signature'].split(' ')).toHaveLength(2)
})

test('a minute of a key is the same minute everywhere, and says when it is over', () => {
  const windowAt = windowOf(NOW)
  expect(windowAt).toBe(NOW - 30 * SECOND)
  expect(paceOf({ limit: 10, used: 4, windowAt }, NOW)).toEqual({ limit: 10, left: 6, resetSeconds: 30 })
  expect(paceOf({ limit: 10, used: 14, windowAt }, NOW + HOUR)).toEqual({ limit: 10, left: 0, resetSeconds: 1 })
})

test.each([
  [{}, 'good'],
  [{ endsAt: NOW }, 'ended'],
  [{ revokedAt: NOW - 1 }, 'revoked'],
  [{ makerIsOwner: false }, 'maker-left'],
])('a key with %j is %s', (some, state) =>
  expect(stateOf({ endsAt: NOW + 1, revokedAt: null, makerIsOwner: true, ...some }, NOW)).toBe(state),
)
