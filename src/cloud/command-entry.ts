import type { Contract } from '@/kernel/contract'
import type { Duty } from '@/kernel/duties'
import type { Id } from '@/kernel/id'
import type { Refusal } from '@/kernel/result'
import type { Scope } from '@/kernel/scopes'
import type { Asked, CommandService, Context } from '@/kernel/service'
import type { Settings } from './settings'

/** A command as the batch sees it: input and output are opaque here. */
export type CommandEntry = ToDo &
  (
    | ({
        readonly runs: 'fold'
        readonly contract: Contract
        readonly service: CommandService<unknown, unknown>
      } & Folds)
    | {
        readonly runs: 'write'
        readonly contract: Contract
        readonly service: CommandService<unknown, unknown>
        readonly fits?: Fits<unknown>
        readonly words?: Words<unknown>
      }
  )

/** Looks at what was asked with what the house is set to, before anything begins: what does not fit is no deed. */
export type Fits<I> = (input: I, settings: Pick<Settings, 'webhookHosts'>) => Refusal | null

/** What buyers would read at once: WeChat reads it first, outside any transaction. Null where there is nothing to read. */
export type Words<I> = (context: Pick<Context, 'sql'>, asked: Asked<I>) => Promise<string | null>

/** What somebody must be there for: a duty at the brand's door, a scope at the open one; other doors ask for neither. */
export interface ToDo {
  readonly duty?: Duty
  readonly scope?: Scope
}

/** What folding needs to know: which campaigns to lock, and whether somebody must do it for the service. */
export interface Folds {
  /** The campaign that a request is about, where the request itself says so. */
  readonly campaignOf?: (input: unknown) => Id
  /** Campaigns that a list of requests is going to touch. */
  readonly campaigns: (context: Context, asked: readonly Asked<unknown>[]) => Promise<readonly Id[]>
  /** The service begins by locking exactly those. */
  readonly locksItself: boolean
}
