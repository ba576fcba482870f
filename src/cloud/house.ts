import type postgres from 'postgres'
import type { Asked } from '@/kernel/service'
import type { Ms } from '@/kernel/time'
import type { Vault } from '@/kernel/vault'
import type { WechatPay } from '@/payments/wechat'
import type { Answer } from './answer'
import type { ClosedPeople } from './closed-people'
import type { CommandEntry } from './command-entry'
import type { Pulse } from './pulse'
import type { Settings } from './settings'
import type { Tokens } from './tokens'
import type { WechatApi } from './wechat-api'

/** Everything a function needs, made once per process. Tests make one with the stand-in's addresses. */
export interface House {
  readonly sql: postgres.Sql
  readonly settings: Settings
  readonly pay: WechatPay
  readonly wechat: WechatApi
  readonly tokens: Tokens
  readonly vault: Vault
  readonly closed: ClosedPeople
  /** What this process has answered lately. */
  readonly pulse: Pulse
  /** How many commands wait for a batch. */
  waiting(): number
  /** Ends this process as a power cut would; null where nobody would start it again. */
  readonly die: (() => void) | null
  now(): Ms
  /** Runs a command of our own (a payment to settle, an alarm) through the same door as everybody's. */
  submit(entry: CommandEntry, asked: Asked<unknown>, key: string | null): Promise<Answer>
  /** Something waits in the inbox or the outbox: do not wait for the next tick. */
  kick(): void
}
