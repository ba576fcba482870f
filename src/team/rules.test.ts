import fc from 'fast-check'
import { BRAND_ROLES, type BrandRole, carries, DUTIES, DUTIES_OF, rolesWith } from '@/kernel/duties'
import { isRefusal } from '@/kernel/result'
import { HOUR } from '@/kernel/time'
import { chinaTime, dayOf, factsOf, giveable, INVITATION_LASTS, judge, type Member, mayGive, stateOf } from './rules'

const role = fc.constantFrom(...BRAND_ROLES)

describe('duties', () => {
  test('every duty is somebody’s, an owner carries them all, and everybody may look', () => {
    for (const duty of DUTIES) expect(rolesWith(duty)).toContain('owner')
    for (const one of BRAND_ROLES) expect(carries(one, 'look')).toBe(true)
  })

  test('addresses are for shipping and the owner, sums of money for finance and the owner', () => {
    expect(rolesWith('shipping')).toEqual(['owner', 'shipping'])
    expect(rolesWith('money')).toEqual(['owner', 'finance'])
  })

  test('what has no duty written beside it is nobody’s', () => {
    for (const one of BRAND_ROLES) expect(carries(one, undefined)).toBe(false)
    expect(carries(null, 'look')).toBe(false)
  })
})

describe('giving', () => {
  test('nobody gives more than they have', () => {
    fc.assert(
      fc.property(role, role, (giver, given) => {
        if (mayGive(giver, given)) expect(DUTIES_OF[giver]).toEqual(expect.arrayContaining([...DUTIES_OF[given]]))
      }),
    )
    expect(giveable('owner')).toEqual([...BRAND_ROLES])
    expect(giveable('shipping')).toEqual([])
    expect(giveable(undefined)).toEqual([])
  })
})

const team = (...roles: BrandRole[]): Member[] => roles.map((r, n) => ({ id: `m${n}`, personId: `p${n}`, role: r }))

describe('changing a team', () => {
  test('the last owner stays, whoever asks', () => {
    const members = team('owner', 'goods')
    expect(judge({ members, memberId: 'm0', role: null, by: 'p0' })).toMatchObject({ refused: 'last-owner' })
    expect(judge({ members, memberId: 'm0', role: 'goods', by: 'p0' })).toMatchObject({ refused: 'last-owner' })
    expect(judge({ members: team('owner', 'owner'), memberId: 'm0', role: null, by: 'p1' })).toMatchObject({ id: 'm0' })
  })

  test('anybody may leave, only owners send others away', () => {
    const members = team('owner', 'goods', 'reader')
    expect(judge({ members, memberId: 'm1', role: null, by: 'p1' })).toMatchObject({ id: 'm1' })
    expect(judge({ members, memberId: 'm2', role: null, by: 'p1' })).toMatchObject({ refused: 'forbidden' })
    expect(judge({ members, memberId: 'm2', role: null, by: 'p0' })).toMatchObject({ id: 'm2' })
  })

  test('nobody raises themselves, and a role that is there is not given again', () => {
    const members = team('owner', 'goods')
    expect(judge({ members, memberId: 'm1', role: 'owner', by: 'p1' })).toMatchObject({ refused: 'forbidden' })
    expect(judge({ members, memberId: 'm1', role: 'goods', by: 'p0' })).toMatchObject({ refused: 'already-done' })
    expect(judge({ members, memberId: 'gone', role: 'goods', by: 'p0' })).toMatchObject({ refused: 'not-found' })
  })

  test('whoever was an owner a moment ago is judged by what they are now', () => {
    const members = team('owner', 'goods', 'reader')
    expect(judge({ members, memberId: 'm2', role: null, by: 'p9' })).toMatchObject({
      refused: 'forbidden',
      facts: { role: '', roles: ['owner'] },
    })
  })

  test('whatever is asked in whatever order, an owner is left and nobody got more than the giver had', () => {
    const step = fc.record({ who: fc.nat(4), by: fc.nat(4), role: fc.option(role) })
    fc.assert(
      fc.property(fc.array(role, { minLength: 4, maxLength: 4 }), fc.array(step, { maxLength: 30 }), (roles, steps) => {
        let members = team('owner', ...roles)
        for (const { who, by, role: next } of steps) {
          const judged = judge({ members, memberId: `m${who}`, role: next, by: `p${by}` })
          if (isRefusal(judged)) continue
          members = members.flatMap((m) => (m.id === `m${who}` ? (next ? [{ ...m, role: next }] : []) : [m]))
        }
        expect(members.some((m) => m.role === 'owner')).toBe(true)
      }),
    )
  })
})

describe('an invitation', () => {
  const made = {
    endsAt: INVITATION_LASTS,
    takenAt: null,
    withdrawnAt: null,
    makerRole: 'owner',
    role: 'goods',
  } as const
  test('is open for 72 hours, once, and as long as its maker could make it', () => {
    expect(INVITATION_LASTS).toBe(72 * HOUR)
    expect(stateOf(made, INVITATION_LASTS - 1)).toBe('open')
    expect(stateOf(made, INVITATION_LASTS)).toBe('ended')
    expect(stateOf({ ...made, takenAt: 5 }, 6)).toBe('taken')
    expect(stateOf({ ...made, withdrawnAt: 5 }, 6)).toBe('withdrawn')
    expect(stateOf({ ...made, makerRole: 'goods' }, 6)).toBe('withdrawn')
    expect(stateOf({ ...made, makerRole: null }, 6)).toBe('withdrawn')
  })
})

describe('the log', () => {
  test('shows of a request what its deed names, lists as their length, and nothing else', () => {
    const input = { parcels: [{ trackingNo: 'SF1' }], phone: '13900000000', status: 'listed', deep: { a: 1 } }
    expect(factsOf(input, ['parcels', 'status', 'deep', 'missing'])).toEqual({ parcels: 1, status: 'listed' })
  })

  test('counts days as China does', () => {
    const { from, to } = dayOf('2026-11-22')
    expect([chinaTime(from), chinaTime(to)]).toEqual(['2026-11-22 00:00:00', '2026-11-23 00:00:00'])
  })
})
