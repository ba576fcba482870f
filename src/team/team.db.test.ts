import { newId } from '@/kernel/id'
import { HOUR } from '@/kernel/time'
import { type Client, signIn } from '@/testing/clients'
import { checkInvariants } from '@/testing/invariants/check'
import { findTraces } from '@/testing/leaving/traces'
import { type Product, startProduct } from '@/testing/product'
import { settleIn } from '@/testing/settle-in'
import { kai, lin, northTea, southKiln, wen } from '@/testing/world'
import { INVITATION_LASTS } from './rules'

jest.setTimeout(60_000)

let product: Product
let owner: Client
let other: Client
/** A world for the tests below it: each leaves a team that the next one can go on with. */
function ownWorld(): void {
  beforeAll(async () => {
    product = await startProduct()
    await settleIn({ sql: product.sql, now: product.standin.now(), pictures: '' })
    ;[owner, other] = (await Promise.all([enter(wen), enter(kai)])) as [Client, Client]
  })
  afterAll(() => product.stop())
}

const enter = (person: { openid: string; name: string }) => signIn(product.url, product.standin, person)
const stranger = (name: string) => enter({ openid: `o-${name}`, name })

interface Invited {
  id: string
  code: string
  picture: string
}
const invite = async (by: Client, role: string, reason = '新来的同事') =>
  (await by.send<Invited & { code: string }>('brand/team.invite', { id: newId(), role, reason })).body
const join = (who: Client, { code }: Invited) => who.send('consumer/team.join', { code })
const team = async (by: Client) =>
  (await by.ask<{ items: { id: string; role: string; me: boolean; person: { id: string } }[] }>('brand/team.members'))
    .body.items
const memberOf = async (by: Client, who: Client) =>
  (await team(by)).find(({ person }) => person.id === who.personId)!.id
const hired = async (name: string, role: string) => {
  const who = await stranger(name)
  await join(who, await invite(owner, role))
  return who
}
interface Log {
  items: { call: string; reason: string; outcome: string; facts: Record<string, unknown>; person: { id: string } }[]
  next: string | null
}
const log = async (input: Record<string, string> = {}) => (await owner.ask<Log>('brand/team.log', input)).body

describe('an invitation', () => {
  ownWorld()

  test('names brand and role before it is taken, works once, and its code stands nowhere', async () => {
    const guest = await stranger('guest')
    const sent = await invite(owner, 'shipping')
    expect(Buffer.from(sent.picture, 'base64').subarray(1, 4).toString()).toBe('PNG')
    const seen = await guest.ask('consumer/team.invitation', { code: sent.code })
    expect(seen.body).toMatchObject({ brand: { name: northTea.name }, role: 'shipping', state: 'open', worksFor: null })
    const traces = await findTraces(product.sql, { id: guest.personId, others: { code: sent.code } })
    expect(traces.filter(({ mark }) => mark === 'code')).toEqual([])
    expect((await guest.ask('brand/orders.toShip')).status).toBe(403)
    expect((await join(guest, sent)).body).toMatchObject({ brandName: northTea.name, role: 'shipping' })
    expect((await guest.ask('brand/orders.toShip')).status).toBe(200)
    expect((await guest.ask('brand/insight.overview')).status).toBe(403)
    expect((await guest.ask('consumer/crm.me')).body).toMatchObject({ brand: { id: northTea.id, role: 'shipping' } })
    expect((await join(await stranger('late'), sent)).body.code).toBe('already-done')
  })

  test('two who tap at one moment: one is in', async () => {
    const sent = await invite(owner, 'reader')
    const two = await Promise.all(['a', 'b'].map(stranger))
    const before = (await team(owner)).length
    const answers = await Promise.all(two.map((who) => join(who, sent)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await team(owner)).toHaveLength(before + 1)
  })

  test('ends after 72 hours, when it is taken back, and with its maker’s own role', async () => {
    const guest = await stranger('guest')
    const second = await hired('second', 'owner')
    const [old, back, theirs] = [
      await invite(owner, 'goods'),
      await invite(owner, 'goods'),
      await invite(second, 'goods'),
    ]
    await owner.send('brand/team.withdrawInvitation', { invitationId: back.id })
    await owner.send('brand/team.changeRole', {
      memberId: await memberOf(owner, second),
      role: 'reader',
      reason: '换个岗位',
    })
    expect((await join(guest, back)).body.code).toBe('ended')
    expect((await join(guest, theirs)).body.code).toBe('ended')
    await product.standin.advance(INVITATION_LASTS + HOUR)
    expect((await join(guest, old)).body.code).toBe('ended')
    expect((await guest.ask('consumer/team.invitation', { code: old.code })).body.state).toBe('ended')
    expect((await guest.ask('consumer/team.invitation', { code: 'x'.repeat(24) })).status).toBe(404)
  })

  test('is not for who works elsewhere, nor for who is in already', async () => {
    expect((await join(other, await invite(owner, 'reader'))).body).toMatchObject({
      code: 'works-elsewhere',
      facts: { brand: southKiln.name },
    })
    expect((await join(owner, await invite(owner, 'reader'))).body.code).toBe('already-member')
  })

  test('is one however often it is sent, and twenty may wait', async () => {
    const one = { id: newId(), role: 'goods', reason: '新来的同事' }
    expect((await owner.send('brand/team.invite', one)).status).toBe(200)
    expect((await owner.send('brand/team.invite', one)).body.code).toBe('already-done')
    for (let n = 1; n < 20; n++) await invite(owner, 'goods')
    expect((await owner.send('brand/team.invite', { ...one, id: newId() })).body.code).toBe('team-full')
  })
})

describe('a team', () => {
  ownWorld()

  test('another role takes the old one’s duties at the next request', async () => {
    const clerk = await hired('clerk', 'shipping')
    const memberId = await memberOf(owner, clerk)
    await owner.send('brand/team.changeRole', { memberId, role: 'finance', reason: '换个岗位' })
    expect((await clerk.ask('brand/orders.toShip')).status).toBe(403)
    expect((await clerk.ask('brand/insight.overview')).status).toBe(200)
    expect((await owner.send('brand/team.remove', { memberId, reason: '旧的编号' })).body.code).toBe('not-found')
  })

  test('closing an account ends the work, and a last owner is told which brand waits', async () => {
    const clerk = await hired('leaver', 'shipping')
    const left = await owner.send('consumer/crm.close', {})
    expect(left.body).toMatchObject({ code: 'under-way', facts: { waits: [{ what: 'brand', title: northTea.name }] } })
    const told = (await clerk.ask<{ memberships: object[] }>('consumer/crm.export')).body.memberships
    expect(told).toMatchObject([{ brand: northTea.name, role: 'shipping', endedAt: null }])
    expect((await clerk.send('consumer/crm.close', {})).status).toBe(200)
    expect((await team(owner)).filter(({ person }) => person.id === clerk.personId)).toEqual([])
    const { items } = await log()
    expect(items[0]).toMatchObject({ call: 'crm.close', person: null, reason: '' })
    expect(await checkInvariants(product.sql, product.standin.now())).toEqual([])
  })

  test('keeps an owner also when two owners send each other away at one moment', async () => {
    const second = await hired('second', 'owner')
    const [mine, theirs] = [await memberOf(owner, owner), await memberOf(owner, second)]
    const answers = await Promise.all([
      owner.send('brand/team.remove', { memberId: theirs, reason: '不再合作' }),
      second.send('brand/team.remove', { memberId: mine, reason: '不再合作' }),
      owner.send('brand/team.leave', { reason: '换工作了' }),
      second.send('brand/team.leave', { reason: '换工作了' }),
    ])
    expect(answers.every(({ status }) => status < 500)).toBe(true)
    expect(await checkInvariants(product.sql, product.standin.now())).toEqual([])
  })
})

describe('the log', () => {
  ownWorld()

  test('says who did what and why, and of requests only what a deed shows', async () => {
    const clerk = await hired('clerk', 'shipping')
    const parcels = [{ orderId: newId(), carrier: '顺丰', trackingNo: 'SF9876543210' }]
    await clerk.send('brand/orders.ship', { parcels })
    const memberId = await memberOf(owner, clerk)
    await owner.send('brand/team.remove', { memberId, reason: '项目结束' })
    await owner.send('brand/team.remove', { memberId, reason: '再来一次' })
    const { items } = await log()
    expect(items.map(({ call, outcome }) => `${call} ${outcome}`)).toEqual([
      'team.remove not-found',
      'team.remove done',
      'orders.ship done',
      'team.join done',
      'team.invite done',
    ])
    expect(items[1]).toMatchObject({ reason: '项目结束', facts: { name: '微信用户' }, person: { id: owner.personId } })
    expect(items[2]!.facts).toEqual({ parcels: 1 })
    expect(JSON.stringify(items)).not.toContain('SF9876543210')
  })

  test('filters combine, and pages meet end to end', async () => {
    const clerk = await hired('clerk', 'goods')
    for (let n = 0; n < 52; n++)
      await clerk.send('brand/catalogue.shelve', { productIds: [newId()], status: 'withdrawn' })
    const first = await log({ personId: clerk.personId, area: 'catalogue', outcome: 'refused' })
    expect([first.items.length, first.next === null]).toEqual([50, false])
    const rest = await log({
      personId: clerk.personId,
      area: 'catalogue',
      outcome: 'refused',
      cursor: first.next!,
    })
    expect([rest.items.length, rest.next]).toEqual([2, null])
    expect((await log({ day: '2020-01-01' })).items).toEqual([])
    const { body } = await other.ask<Log>('brand/team.log')
    expect(body.items).toEqual([])
  })

  test('leaves the house with a reason only, as a file that no spreadsheet runs, for ten minutes', async () => {
    await invite(owner, 'reader', '=HYPERLINK("http://x")')
    const { exportId } = (await owner.send<{ exportId: string }>('brand/team.takeLog', { reason: '月底核对' })).body
    const { csv } = (await owner.ask<{ csv: string }>('brand/team.logFile', { exportId })).body
    expect(csv.split('\r\n')[0]).toBe('\uFEFF时间,成员,做了什么,原因,结果')
    expect(csv).toContain(`邀请一位只读成员,"'=HYPERLINK(""http://x"")",成功`)
    expect((await log()).items[0]).toMatchObject({ call: 'team.takeLog', reason: '月底核对' })
    await product.standin.advance(HOUR)
    expect((await owner.ask('brand/team.logFile', { exportId })).body.code).toBe('not-found')
  })

  test('is no business of a buyer, and neither is the team', async () => {
    const buyer = await enter(lin)
    expect((await buyer.ask('brand/team.log')).status).toBe(403)
    expect((await buyer.ask('brand/team.members')).status).toBe(403)
  })
})
