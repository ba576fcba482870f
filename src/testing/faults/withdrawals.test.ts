import { freshDatabase } from '../db'
import { checkInvariants } from '../invariants/check'
import { buildApi, type Wrong } from './build'
import { openPlace } from './place'
import { killBetweenTransferAndAnswer } from './withdrawals'

jest.setTimeout(120_000)

async function wrongIn(name: string, wrongs: readonly Wrong[] = []): Promise<string[]> {
  const database = await freshDatabase()
  const place = await openPlace(await buildApi(name, wrongs), { sql: database.sql, url: database.url })
  try {
    const wrong = await killBetweenTransferAndAnswer(place, 3)
    const broken = await checkInvariants(database.sql)
    return [...wrong, ...broken.map(({ law, count }) => `${law}: ${count}`)]
  } finally {
    await place.stop()
    await database.drop()
  }
}

test('killed three times between the transfer and its answer: paid exactly once', async () => {
  expect(await wrongIn('withdrawals')).toEqual([])
})

test('the test can tell: a build that takes a new number for each attempt pays more than once', async () => {
  const anew = [
    {
      file: 'payments/wechat-transfers.ts',
      from: 'out_bill_no: compactId(withdrawalId),',
      to: "out_bill_no: compactId(withdrawalId).slice(0, 20) + String(Math.random()).slice(2, 14).padEnd(12, '0'),",
    },
    // What it finds under the number it looks for is not what it sent; it believes the answer to its own request.
    {
      file: 'payments/wechat-transfers.ts',
      from: "return mapRemote(await askWechat(line, { method: 'POST', path: BILLS, body }, placedShape), transferOf)",
      to: `return mapRemote(await askWechat(line, { method: 'POST', path: BILLS, body }, placedShape),
        (raw) => ({ ...transferOf(raw), withdrawalId }))`,
    },
  ]
  expect(await wrongIn('withdrawals-anew', anew)).not.toEqual([])
})
