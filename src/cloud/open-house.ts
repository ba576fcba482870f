import { hash } from 'node:crypto'
import type postgres from 'postgres'
import { closedSince } from '@/crm/closing'
import { refuse } from '@/kernel/result'
import type { Asked } from '@/kernel/service'
import type { Ms } from '@/kernel/time'
import { createWechatPay } from '@/payments/wechat'
import type { Answer } from './answer'
import { type Batcher, createBatcher } from './batch'
import { createClosedPeople } from './closed-people'
import type { CommandEntry } from './command-entry'
import type { House } from './house'
import { connect } from './postgres/connect'
import { createPulse } from './pulse'
import { type Call, runCommands } from './run'
import type { Settings } from './settings'
import { createTokens, LASTS } from './tokens'
import { createVault } from './vault'
import { createWechatApi } from './wechat-api'

/**
 * Three batches under way: one is written while the next one is decided and a third one fills. More of them would be
 * smaller and cost more for each command.
 */
const BATCH = { inFlight: 3, most: 256 }
/** About ten seconds of work at full speed: whoever comes after that is asked to come again rather than to hang. */
const WAITING_MAX = 20_000

export interface OpenHouse extends House {
  readonly batcher: Batcher<Call, Answer>
  /** Calls `listener` when something was left for the inbox or outbox. */
  onKick(listener: () => void): void
  /** Ends the connections of its own. */
  close(): Promise<void>
}

export interface HouseParts {
  readonly sql: postgres.Sql
  /** Where the same database is, for connections of the house's own. */
  readonly url: string
  readonly settings: Settings
  readonly now: () => Ms
  readonly die?: (() => void) | undefined
}

export function openHouse({ sql, url, settings, now, die }: HouseParts): OpenHouse {
  // Batches keep to connections of their own, which soon know all their statements.
  const batches = connect(url, { max: BATCH.inFlight })
  const vault = createVault(settings.dataKeys)
  const runBatch = (calls: readonly Call[]) => runCommands({ sql, transactions: batches, now, vault }, calls)
  const runAlone = async (call: Call) => (await runCommands({ sql, transactions: sql, now, vault }, [call]))[0]!
  const batcher = createBatcher(runBatch, { ...BATCH, placeOf })
  let listener = () => {}
  return {
    sql,
    settings,
    now,
    batcher,
    pulse: createPulse({ sql, now, waiting: batcher.waiting }),
    waiting: batcher.waiting,
    die: die ?? null,
    pay: createWechatPay(
      { ...settings.pay, appid: settings.wechat.appid, notifyUrl: `${settings.notifyUrl}/wechat/payments.notice` },
      now,
    ),
    wechat: createWechatApi(settings.wechat, now),
    tokens: createTokens(settings.tokenSecret, now),
    vault,
    closed: createClosedPeople(() => closedSince({ sql }, now() - LASTS)),
    onKick: (heard) => {
      listener = heard
    },
    kick: () => listener(),
    close: () => batches.end({ timeout: 5 }),
    async submit(entry, asked, key) {
      if (key !== null && batcher.waiting() > WAITING_MAX) return refuse('too-many')
      const call = callOf(entry, asked, key)
      const answer = await (entry.runs === 'fold' ? batcher.submit(call) : runAlone(call))
      listener()
      return answer
    },
  }
}

const placeOf = ({ entry, asked }: Call) => (entry.runs === 'fold' ? (entry.campaignOf?.(asked.input) ?? null) : null)

function callOf(entry: CommandEntry, asked: Asked<unknown>, key: string | null): Call {
  if (key === null) return { entry, asked, key }
  // Machines go by their key. Visitors have no name; their device stands in for one.
  const caller = asked.by.key?.id ?? (asked.by.personId || asked.by.visitorId)
  const inputHash = hash('sha1', JSON.stringify(asked.input), 'base64url')
  return { entry, asked, key: { caller, key, inputHash } }
}
