import { newId } from '@/kernel/id'
import { type FreshDatabase, freshDatabase } from '@/testing/db'
import { mei, meiShop } from '@/testing/world'
import { endWithdrawals, insertWithdrawals, withdrawalById } from './withdrawals-store'

const NOON = Date.UTC(2026, 3, 1, 4)
const id = newId()
let db: FreshDatabase

beforeAll(async () => {
  db = await freshDatabase()
  await db.sql`insert into person (id, openid, nickname, created_at) values (${mei.id}, ${mei.openid}, '', '2026-01-01')`
  await db.sql`insert into shop ${db.sql([{ id: meiShop.id, person_id: mei.id, name: meiShop.name, created_at: NOON }])}`
  await insertWithdrawals(db.sql, [{ id, shopId: meiShop.id, personId: mei.id, grossFen: 500, askedAt: NOON }])
})
afterAll(() => db.drop())

const done = { withdrawalId: id, state: 'done', reason: '', at: NOON, period: '2026-04' } as const
const failed = { ...done, state: 'failed', reason: 'OVERDUE_CLOSE', period: null } as const
const state = async () => (await withdrawalById(db.sql, id))[0]!.state

test('another sum than was sent ends nothing', async () => {
  expect(await endWithdrawals(db.sql, [{ ...done, amountFen: 499 }])).toEqual([])
  expect(await state()).toBe('asked')
})

test('what has ended stays as it ended, whatever is told later', async () => {
  expect(await endWithdrawals(db.sql, [{ ...done, amountFen: 500 }])).toHaveLength(1)
  for (const late of [done, failed]) expect(await endWithdrawals(db.sql, [{ ...late, amountFen: 500 }])).toEqual([])
  expect(await state()).toBe('done')
})
