import { type Client, signIn } from '../clients'
import { earn } from '../earn'
import { settleIn } from '../settle-in'
import { mei } from '../world'
import { type Place, until } from './place'

const SUM_FEN = 5_000

interface View {
  readonly state: string
  readonly confirm: { readonly package: string } | null
}

/**
 * WeChat has the transfer and the API dies before it hears the answer, again and again. Whatever it sends after each
 * start, the payee confirms all that WeChat offers. Returns what was lost or paid twice; an empty list is the only pass.
 */
export async function killBetweenTransferAndAnswer(place: Place, kills: number): Promise<string[]> {
  const { standin, sql } = place
  await settleIn({ sql, now: standin.now(), pictures: '' })
  await earn({ ...place, settle: () => quiet(place) })
  const seller = await signIn(place.url, standin, mei)
  await standin.faults({ transfers: 'timeout', transfersCount: kills })
  await until(async () => (await sumsOf(seller)).availableFen >= SUM_FEN)
  const { status, body } = await seller.send<{ withdrawalId: string }>('reseller/payments.withdraw', {
    amountFen: SUM_FEN,
  })
  if (status !== 200) throw new Error(JSON.stringify(body))
  for (let n = 1; n <= kills; n += 1) {
    await until(async () => standin.server.house.faults.transfersCount <= kills - n)
    await place.kill()
    // Who had the number died over it: the next one may have it after a while.
    await standin.advance(40_000)
  }
  await until(async () => (await view(seller, body.withdrawalId)).confirm !== null)
  await takeEverything(place)
  // Two that arrived are the end of it as well: there is nothing to wait for then.
  await until(async () => arrivedOf(place).length > 1 || (await view(seller, body.withdrawalId)).state === 'done')
  await quiet(place)
  return judge(place, seller)
}

const sumsOf = async (seller: Client) =>
  (await seller.ask<{ availableFen: number; paidFen: number }>('reseller/payments.withdrawals')).body

const view = async (seller: Client, withdrawalId: string) =>
  (await seller.ask<View>('reseller/payments.withdrawal', { withdrawalId })).body

const billsOf = ({ standin }: Place) => Object.values(standin.server.house.state.transfers)

const arrivedOf = (place: Place) => billsOf(place).filter((bill) => bill.state === 'SUCCESS')

async function takeEverything(place: Place): Promise<void> {
  for (const bill of billsOf(place)) await place.standin.control('transfer', { package: bill.packageInfo })
  await place.standin.tick()
}

async function judge(place: Place, seller: Client): Promise<string[]> {
  const arrived = arrivedOf(place)
  const wrong: string[] = []
  if (arrived.length !== 1) wrong.push(`${arrived.length} transfers arrived for one withdrawal`)
  const { paidFen } = await sumsOf(seller)
  const fen = arrived.reduce((sum, bill) => sum + bill.amountFen, 0)
  if (paidFen !== fen) wrong.push(`the ledger paid ${paidFen}, WeChat ${fen}`)
  return wrong
}

/** The errands of the process have nothing more to do. */
async function quiet({ sql, standin }: Place): Promise<void> {
  await until(async () => {
    await standin.tick()
    const [left] = await sql`select (select count(*)::int from outbox where done_at is null and dead_at is null)
      + (select count(*)::int from notice where done_at is null) as n`
    return left!.n === 0
  })
}
