import { doors } from '@/cloud/doors'
import { openHouse } from '@/cloud/open-house'
import { connect } from '@/cloud/postgres/connect'
import { createServer } from '@/cloud/serve'
import { SCOPES, type Scope } from '@/kernel/scopes'
import { DAY, iso } from '@/kernel/time'
import { type Client, stranger } from '../clients'
import { newKey } from '../new-key'
import { openStage, type Stage } from './stage'
import { OF_MACHINES } from './table-open'
import type { Row } from './table-row'
import { WANTS } from './wants'

jest.setTimeout(120_000)

let stage: Stage
/** For each scope a key that has it alone, and one that has all the others. */
const keys = new Map<Scope, { fit: string; unfit: string }>()
beforeAll(async () => {
  stage = await openStage()
  for (const scope of SCOPES) {
    const others = SCOPES.filter((other) => other !== scope)
    const made = [await newKey(stage.people.owner, [scope]), await newKey(stage.people.owner, others)]
    keys.set(scope, { fit: made[0]!.secret, unfit: made[1]!.secret })
  }
})
afterAll(() => stage.product.stop())

const withKey = (secret: string): Client => stranger(stage.product.url, secret)
const ring = (client: Client, { call, input }: Row) =>
  doors.open![call.replace('open/', '')]!.contract.does === 'query'
    ? client.ask(call, input(stage.things))
    : client.send(call, input(stage.things))

test('every call of the open door wants a scope, and it is this one', () => {
  const wants = Object.entries(doors.open!).map(([name, { scope }]) => [`open/${name}`, scope])
  expect(Object.fromEntries(wants)).toEqual(WANTS)
})

test.each(OF_MACHINES.map((row) => [row.call, row] as const))(
  '%s is for keys with its scope, and for no other',
  async (call, row) => {
    const scope = WANTS[call]!
    const { fit, unfit } = keys.get(scope)!
    expect([401, 403, 500]).not.toContain((await ring(withKey(fit), row)).status)
    const { status, body } = await ring(withKey(unfit), row)
    expect([status, body]).toEqual([403, expect.objectContaining({ code: 'forbidden' })])
    expect(body.facts).toMatchObject({ scope })
  },
)

type Page = { readonly items: readonly { readonly id: string }[]; readonly next: string | null }

describe('a key', () => {
  const ask = async ({ secret }: { secret: string }) => {
    const { status, body } = await withKey(secret).ask<{ facts: object }>('open/catalogue.products')
    return status === 200 ? 200 : [status, body.facts]
  }

  test('that was revoked is refused at the next request', async () => {
    const key = await newKey(stage.people.owner, ['catalogue:read'])
    expect(await ask(key)).toBe(200)
    await stage.people.owner.send('brand/keys.revoke', { keyId: key.id })
    expect(await ask(key)).toEqual([401, { key: 'revoked' }])
  })

  test('whose time is up is refused', async () => {
    const key = await newKey(stage.people.owner, ['catalogue:read'])
    const now = stage.product.standin.now()
    await stage.product
      .sql`update api_key set made_at = ${iso(now - 2 * DAY)}, ends_at = ${iso(now)} where id = ${key.id}`
    expect(await ask(key)).toEqual([401, { key: 'ended' }])
  })

  test('can do no more than who made it: it ends with the role of the owner', async () => {
    const { sql } = stage.product
    const key = await newKey(stage.people.owner, ['catalogue:read'])
    await sql`update member set role = 'goods' where person_id = ${stage.people.owner.personId}`
    expect(await ask(key)).toEqual([401, { key: 'maker-left' }])
    await sql`update member set role = 'owner' where person_id = ${stage.people.owner.personId}`
  })

  test('does not come back to life with its maker’s role', async () => {
    const { owner, goods } = stage.people
    const key = await newKey(owner, ['catalogue:read'])
    const { body } = await owner.ask<{ items: { id: string; person: { id: string } }[] }>('brand/team.members')
    const memberOf = (personId: string) => body.items.find(({ person }) => person.id === personId)!.id
    const give = async (who: Client, memberId: string, role: string) =>
      (await who.send<{ memberId: string }>('brand/team.changeRole', { memberId, role, reason: '换岗' })).body.memberId
    const second = await give(owner, memberOf(goods!.personId), 'owner')
    const demoted = await give(goods!, memberOf(owner.personId), 'goods')
    expect(await ask(key)).toEqual([401, { key: 'maker-left' }])
    await give(goods!, demoted, 'owner')
    await give(owner, second, 'goods')
    expect(await ask(key)).toEqual([401, { key: 'maker-left' }])
    expect(await ask(await newKey(owner, ['catalogue:read']))).toBe(200)
  })

  test('may be made however many there were: only good ones count, and the list has pages', async () => {
    const { owner } = stage.people
    await stage.product
      .sql`insert into api_key (brand_id, id, name, prefix, hash, scopes, made_by, made_at, ends_at, revoked_at, revoked_by)
      select k.brand_id, gen_random_uuid(), k.name, k.prefix, decode(md5(n::text) || md5('x' || n), 'hex'), k.scopes, k.made_by,
        k.made_at, k.ends_at, k.made_at, k.made_by
      from generate_series(1, 210) n, (select * from api_key where made_by = ${owner.personId} limit 1) k`
    await newKey(owner, ['catalogue:read'])
    const seen = new Set<string>()
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Page = (await owner.ask<Page>('brand/keys.list', { cursor })).body
      for (const { id } of page.items) seen.add(id)
      cursor = page.next
    }
    const [all] = await stage.product
      .sql`select count(*)::int as n from api_key k join member m on m.brand_id = k.brand_id
      where m.person_id = ${owner.personId} and m.ended_at is null`
    expect(seen.size).toBe(all!.n)
  })

  test('that is forged, cut or no key at all is nobody', async () => {
    const { secret } = await newKey(stage.people.owner, ['catalogue:read'])
    for (const forged of [`${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`, secret.slice(0, -1), 'yt_x', ''])
      expect(await ask({ secret: forged })).toEqual([401, { key: 'unknown' }])
  })

  test('sees the goods of its own brand alone', async () => {
    const { body } = await stage.foreigners.machine!.ask<{ items: { id: string }[] }>('open/catalogue.products')
    expect(body.items.map(({ id }) => id)).not.toContain(stage.things.productId)
  })

  test('stands in the log of deeds instead of the person who made it', async () => {
    const key = await newKey(stage.people.owner, ['orders:ship'])
    const parcels = [{ orderId: stage.things.orderId, carrier: '顺丰', trackingNo: 'SF7654321' }]
    await withKey(key.secret).send('open/orders.ship', { parcels })
    const deeds = await stage.product.sql`select role, person_id, call, outcome from audit where key_id = ${key.id}`
    expect([...deeds]).toEqual([{ role: 'open', person_id: null, call: 'orders.ship', outcome: 'done' }])
  })
})

describe('the pace of a key', () => {
  const LIMIT = 20
  const limited = async () => {
    const key = await newKey(stage.people.owner, ['catalogue:read'])
    await stage.product.sql`update api_key set per_minute = ${LIMIT} where id = ${key.id}`
    return key
  }
  const request = ({ secret }: { secret: string }) =>
    new Request('http://house/open/catalogue.products', { headers: { authorization: `Bearer ${secret}` } })

  test('is one pace in all processes together, said in headers', async () => {
    const { house } = stage.product.api
    const { settings, now } = house
    const sql = connect(settings.databaseUrl)
    const other = openHouse({ sql, url: settings.databaseUrl, settings, now })
    const servers = [createServer(house, doors), createServer(other, doors)]
    const key = await limited()
    const answers = await Promise.all(Array.from({ length: LIMIT + 10 }, (_, n) => servers[n % 2]!.fetch(request(key))))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(LIMIT)
    const [late] = answers.filter(({ status }) => status === 429)
    const said = (name: string) => late!.headers.get(name)
    expect(said('ratelimit-policy')).toBe('"key";q=20;w=60')
    expect(said('ratelimit')).toMatch(/^"key";r=0;t=\d+$/)
    expect(said('retry-after')).toBe(said('ratelimit')!.split('t=')[1])
    const left = answers.flatMap(({ status, headers }) =>
      status === 200 ? [Number(/r=(\d+)/.exec(headers.get('ratelimit')!)![1])] : [],
    )
    expect(left.sort((a, b) => a - b)).toEqual(Array.from({ length: LIMIT }, (_, n) => n))
    await other.close()
    await sql.end()
  })

  test('is said with every answer to a good key: a yes, a no, what is not there, and a fault', async () => {
    const server = createServer(stage.product.api.house, doors)
    const key = await limited()
    const paceOf = async (path: string, init: RequestInit = {}) => {
      const headers = { authorization: `Bearer ${key.secret}`, ...(init.headers as object) }
      const { status, headers: said } = await server.fetch(
        new Request(`http://house/open/${path}`, { ...init, headers }),
      )
      return [status, said.get('ratelimit-policy'), /r=(\d+)/.exec(said.get('ratelimit') ?? '')?.[1]]
    }
    const policy = '"key";q=20;w=60'
    expect(await paceOf('catalogue.products')).toEqual([200, policy, '19'])
    expect(await paceOf('orders.toShip')).toEqual([403, policy, '18'])
    expect(await paceOf('catalogue.products?cursor=%00')).toEqual([expect.any(Number), policy, '17'])
    expect(await paceOf('no.such.call')).toEqual([404, policy, '16'])
    expect(await paceOf('catalogue.products', { method: 'POST', body: '{}' })).toEqual([404, policy, '15'])
    const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    const broken = jest.spyOn(doors.open!['catalogue.products'] as unknown as { service(): Promise<object> }, 'service')
    broken.mockRejectedValueOnce(new Error('broken'))
    expect(await paceOf('catalogue.products')).toEqual([500, policy, '14'])
    broken.mockRestore()
    quiet.mockRestore()
  })

  test('begins anew with the next minute', async () => {
    const server = createServer(stage.product.api.house, doors)
    const key = await limited()
    for (let n = 0; n < LIMIT; n++) await server.fetch(request(key))
    expect((await server.fetch(request(key))).status).toBe(429)
    await stage.product
      .sql`update api_key_pace set window_at = window_at - interval '1 minute' where key_id = ${key.id}`
    expect((await server.fetch(request(key))).status).toBe(200)
  })
})

/** Columns of all tables in which a text stands in the clear. */
async function placesOf(secret: string): Promise<string[]> {
  const { sql } = stage.product
  const columns = await sql<{ t: string; c: string }[]>`
    select c.table_name as t, c.column_name as c from information_schema.columns c
    join information_schema.tables t on t.table_name = c.table_name and t.table_schema = c.table_schema
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type in ('text', 'jsonb', 'ARRAY')`
  const found: string[] = []
  for (const { t, c } of columns) {
    const [row] = await sql`select exists (select from ${sql(t)} where ${sql(c)}::text like ${`%${secret}%`}) as there`
    if (row!.there) found.push(`${t}.${c}`)
  }
  return found
}

test('a key is nowhere in the database, not even in the answer that is kept for repeats', async () => {
  const input = { name: 'ERP', scopes: ['catalogue:read'], lastsDays: 7 }
  const made = await stage.people.owner.send<{ secret: string }>('brand/keys.make', input, 'one press')
  const again = await stage.people.owner.send('brand/keys.make', input, 'one press')
  expect(again.body).toEqual({ ...made.body, secret: null })
  expect(await placesOf(made.body.secret)).toEqual([])
  // The search finds what it looks for.
  await stage.product.sql`update api_key set name = ${made.body.secret.slice(12, 50)} where name = 'ERP'`
  expect(await placesOf(made.body.secret.slice(12, 50))).toEqual(['api_key.name'])
})
