import type { InputOf, OutputOf } from '@/kernel/contract'
import { idFrom, numberFrom } from '@/kernel/cursor'
import type { EffectOf } from '@/kernel/effect'
import type { Id } from '@/kernel/id'
import type { Context, QueryService } from '@/kernel/service'
import { iso } from '@/kernel/time'
import type * as contract from './contract'
import { PAYOUT, shopAccount } from './rules'
import * as store from './store'

const PAGE = 50

/** Books movements; each happens once, however often it is asked for. */
export async function book(context: Context, effects: readonly EffectOf<'book'>[]): Promise<void> {
  const drafts = effects.flatMap((e) => e.transfers)
  if (drafts.length === 0) return
  await store.openAccounts(context.sql, [...new Set(drafts.flatMap((t) => [t.debit, t.credit]))])
  await store.appendTransfers(context.sql, drafts)
}

export const earnings: QueryService<InputOf<typeof contract.earnings>, OutputOf<typeof contract.earnings>> = async (
  { sql },
  { input, by },
) => {
  const before = numberFrom(input.cursor)
  const [list, sums] = await Promise.all([
    store.earningsOf(sql, { shopId: by.shopId, state: input.state ?? null, before, most: PAGE }),
    sumsOf({ sql }, by.shopId),
  ])
  return {
    items: list.map(asEarning),
    next: list.length === PAGE ? String(list.at(-1)!.at) : null,
    ...sums,
  }
}

export interface Sums {
  readonly pendingFen: number
  readonly availableFen: number
  readonly transferFen: number
  readonly paidFen: number
}

/** What a shop has, by where it stands. */
export async function sumsOf({ sql }: Pick<Context, 'sql'>, shopId: Id): Promise<Sums> {
  const [pending, available, transfer] = (['pending', 'available', 'transfer'] as const).map((b) =>
    shopAccount(shopId, b),
  )
  const [sums, [paid]] = await Promise.all([
    store.balances(sql, [pending!, available!, transfer!]),
    store.movedBetween(sql, transfer!, PAYOUT),
  ])
  const sumOf = (account: string) => sums.find((s) => s.account === account)?.fen ?? 0
  return {
    pendingFen: sumOf(pending!),
    availableFen: sumOf(available!),
    transferFen: sumOf(transfer!),
    paidFen: paid?.fen ?? 0,
  }
}

/** What these shops could take out, and nobody else takes of it until the transaction is over. */
export async function lockAvailable({ sql }: Context, shopIds: readonly Id[]): Promise<number[]> {
  const accounts = shopIds.map((shopId) => shopAccount(shopId, 'available'))
  await store.lockAccounts(sql, accounts)
  const found = new Map((await store.balances(sql, accounts)).map((b) => [b.account, b.fen]))
  return accounts.map((account) => found.get(account) ?? 0)
}

/** What the line waits for, in the order in which it can happen; the words belong to the screen. */
function ruleOf(row: store.EarningRow): string {
  if (row.state !== 'pending') return row.state === 'available' ? 'window-over' : 'order-refunded'
  if (row.orderStatus === 'forming') return 'waits-for-group'
  return row.orderStatus === 'signed' ? 'waits-for-window' : 'waits-for-signing'
}

function asEarning(row: store.EarningRow) {
  const availableAt = row.availableAt ?? (row.state === 'pending' ? row.returnableUntil : null)
  return {
    orderId: row.orderId,
    title: row.title,
    units: row.units,
    lineFen: row.lineFen,
    rate: row.rate,
    commissionFen: row.commissionFen,
    state: row.state,
    rule: ruleOf(row),
    availableAt: availableAt === null ? null : iso(availableAt),
    at: iso(row.at),
  }
}

const BUCKETS = ['pending', 'available', 'transfer'] as const

export const entries: QueryService<InputOf<typeof contract.entries>, OutputOf<typeof contract.entries>> = async (
  { sql },
  { input, by },
) => {
  const { bucket } = input
  // What was paid is what left the transfer account for good.
  const buckets = !bucket ? BUCKETS : bucket === 'paid' ? (['transfer'] as const) : [bucket]
  const accounts = buckets.map((one) => shopAccount(by.shopId, one))
  const list = await store.transfersOf(sql, {
    accounts,
    orderId: input.orderId ?? null,
    withdrawalId: input.withdrawalId ?? null,
    to: bucket === 'paid' ? PAYOUT : null,
    before: idFrom(input.cursor),
    most: PAGE,
  })
  return {
    items: list.map((t) => ({
      transferId: t.id,
      at: iso(t.at),
      rule: t.rule,
      amountFen: accounts.includes(t.credit) ? t.amountFen : -t.amountFen,
      from: t.debit.replace(by.shopId, 'mine'),
      to: t.credit.replace(by.shopId, 'mine'),
      orderId: t.orderId,
      withdrawalId: t.withdrawalId,
    })),
    next: list.length === PAGE ? list.at(-1)!.id : null,
  }
}
