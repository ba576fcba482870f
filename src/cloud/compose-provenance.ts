import * as files from '@/files/service'
import type { InputOf, OutputOf } from '@/kernel/contract'
import type { Id } from '@/kernel/id'
import { type BasisPoints, type Fen, rateOf } from '@/kernel/money'
import { isRefusal, type Refusal, refuse } from '@/kernel/result'
import type { Asked, CommandService, Context, Outcome, QueryService } from '@/kernel/service'
import { channelFee } from '@/ledger/rules'
import * as batches from '@/provenance/batches'
import type * as code from '@/provenance/code-contract'
import * as codes from '@/provenance/code-service'
import type * as contract from '@/provenance/contract'
import type * as costs from '@/provenance/cost-contract'
import * as costService from '@/provenance/cost-service'
import * as scans from '@/provenance/scans'
import { findings } from '@/review/rules'
import type { House } from './house'

/** A trace knows files by id, costs know prices, words are judged by the review: here they get what they lack. */

async function filesOf(context: Pick<Context, 'sql'>, brandId: Id, fileIds: readonly Id[]): Promise<batches.Files> {
  const known = await files.known(
    context,
    fileIds.map((fileId) => ({ brandId, fileId })),
  )
  return new Map(known.map((file) => [file.id, file]))
}

async function withPapers<T>(context: Context, { brandId, fileIds, view }: batches.WithPapers<T>): Promise<T> {
  return view(await filesOf(context, brandId, fileIds))
}

export const batch: QueryService<InputOf<typeof contract.batch>, OutputOf<typeof contract.batch>> = async (
  context,
  asked,
) => {
  const found = await batches.batch(context, asked)
  return isRefusal(found) ? found : withPapers(context, found)
}

export const trace: QueryService<InputOf<typeof contract.trace>, OutputOf<typeof contract.trace>> = async (
  context,
  { input },
) => {
  const found = await batches.trace(context, input.batchId)
  return found ? withPapers(context, found) : refuse('not-found')
}

type Publish = InputOf<typeof contract.publishBatch>

/** What buyers will read of a batch; WeChat reads it first. */
export async function wordsOfBatch(
  context: Pick<Context, 'sql'>,
  { input, by }: Asked<Publish>,
): Promise<string | null> {
  const words = await batches.draftWords(context, by.brandId, input.batchId)
  return words && `${words.text}\n${input.why}`
}

/** Buyers read these words, so the same machines read them first as read an offer's; a draft changed meanwhile is unread. */
export const publishBatch: CommandService<Publish, OutputOf<typeof contract.publishBatch>> = async (context, asked) => {
  const known = await Promise.all(
    asked.map(async (one) => {
      const { brandId } = one.by
      const words = await batches.draftWords(context, brandId, one.input.batchId)
      const text = words ? `${words.text}\n${one.input.why}` : ''
      const unsafe = words !== null && (text !== one.heard || isUnsafe(text))
      return { ...one, files: await filesOf(context, brandId, words?.fileIds ?? []), unsafe }
    }),
  )
  return batches.publishBatch(context, known)
}

const isUnsafe = (text: string): boolean => findings({ title: '', text }).some(({ weight }) => weight === 'block')

type Void = InputOf<typeof code.voidRun>

/** Whoever scans such a label reads why. */
export const voidRun: CommandService<Void, OutputOf<typeof code.voidRun>> = (context, asked) =>
  codes.voidRun(
    context,
    asked.map((one) => ({ ...one, unsafe: one.heard !== one.input.why || isUnsafe(one.input.why) })),
  )

type Scanned = OutputOf<typeof code.scan>

export const scan: CommandService<InputOf<typeof code.scan>, Scanned> = async (context, asked) => {
  const found = await scans.scan(context, asked)
  return Promise.all(
    found.map(async (one): Promise<Outcome<Scanned>> => {
      if (isRefusal(one)) return one
      const { batchId, ...rest } = one.answer
      const seen = batchId ? await batches.trace(context, batchId) : null
      return { answer: { ...rest, trace: seen ? await withPapers(context, seen) : null } }
    }),
  )
}

/** Labels lead to the installation's own address, the one that WeChat knows too. */
export const sheet = (
  { sql, vault, settings, now }: House,
  asked: Asked<InputOf<typeof code.sheet>>,
): Promise<OutputOf<typeof code.sheet> | Refusal> =>
  codes.sheet({ sql, vault, now: now(), base: settings.notifyUrl }, asked)

/** The same arithmetic as the ledger's and the orders', for one unit. */
export function takesOf(priceFen: Fen, rate: BasisPoints) {
  const resellerFen = rateOf(priceFen, rate)
  return { resellerFen, platformFen: channelFee(priceFen, resellerFen) }
}

export const costCards: QueryService<InputOf<typeof costs.costCards>, OutputOf<typeof costs.costCards>> = (
  context,
  asked,
) => costService.costCards({ ...context, takesOf }, asked)

export const saveCosts: CommandService<InputOf<typeof costs.saveCosts>, OutputOf<typeof costs.saveCosts>> = (
  context,
  asked,
) => costService.saveCosts({ ...context, takesOf }, asked)

type Opened = QueryService<InputOf<typeof costs.ofCampaign>, OutputOf<typeof costs.ofCampaign>>

export const openedToBuyers: Opened = (context, { input: { campaignId } }) =>
  costService.openedTo({ ...context, takesOf }, { campaignId, reader: 'buyer' })

export const openedToResellers: Opened = (context, { input: { campaignId } }) =>
  costService.openedTo({ ...context, takesOf }, { campaignId, reader: 'reseller' })
