import { createHash } from 'node:crypto'
import type postgres from 'postgres'
import { refuse } from '@/kernel/result'
import type { Asked } from '@/kernel/service'
import type { Ms } from '@/kernel/time'
import { createWechatPay } from '@/payments/wechat'
import type { Answer } from './answer'
import { type Batcher, createBatcher } from './batch'
import type { CommandEntry } from './command-entry'
import type { House } from './house'
import { type Call, runCommands } from './run'
import type { Settings } from './settings'
import { createTokens } from './tokens'
import { createWechatApi } from './wechat-api'

/** Two batches under way: one commits while the next one fills. More of them would wait for the same rows. */
const BATCH = { inFlight: 2, most: 256 }
/** About ten seconds of work at full speed: whoever comes after that is asked to come again rather than to hang. */
const WAITING_MAX = 20_000

export interface OpenHouse extends House {
  readonly batcher: Batcher<Call, Answer>
  /** Calls `listener` when something was left for the inbox or outbox. */
  onKick(listener: () => void): void
}

export interface HouseParts {
  readonly sql: postgres.Sql
  readonly settings: Settings
  readonly now: () => Ms
}

export function openHouse({ sql, settings, now }: HouseParts): OpenHouse {
  const run = (calls: readonly Call[]) => runCommands({ sql, now }, calls)
  const batcher = createBatcher(run, BATCH)
  let listener = () => {}
  return {
    sql,
    settings,
    now,
    batcher,
    pay: createWechatPay(
      { ...settings.pay, appid: settings.wechat.appid, notifyUrl: `${settings.notifyUrl}/wechat/payments.notice` },
      now,
    ),
    wechat: createWechatApi(settings.wechat, now),
    tokens: createTokens(settings.tokenSecret, now),
    onKick: (heard) => {
      listener = heard
    },
    kick: () => listener(),
    async submit(entry, asked, key) {
      if (key !== null && batcher.waiting() > WAITING_MAX) return refuse('too-many')
      const call = callOf(entry, asked, key)
      const answer = entry.runs === 'fold' ? await batcher.submit(call) : (await run([call]))[0]!
      listener()
      return answer
    },
  }
}

function callOf(entry: CommandEntry, asked: Asked<unknown>, key: string | null): Call {
  if (key === null) return { entry, asked, key }
  // Visitors have no name; their device stands in for one.
  const caller = asked.by.personId || asked.by.visitorId
  const inputHash = createHash('sha1').update(JSON.stringify(asked.input)).digest('base64url')
  return { entry, asked, key: { caller, key, inputHash } }
}
