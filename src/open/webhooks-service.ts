import type { z } from 'zod'
import type { InputOf, OutputOf } from '@/kernel/contract'
import { newId } from '@/kernel/id'
import { refuse } from '@/kernel/result'
import { type CommandService, type Context, oneByOne, type QueryService } from '@/kernel/service'
import { iso, type Ms } from '@/kernel/time'
import { vaultOf } from '@/kernel/vault'
import { ROTATING, WEBHOOKS_MAX } from './rules'
import { newSecret } from './signing'
import type * as contract from './webhooks-contract'
import * as store from './webhooks-store'

type View = z.infer<typeof contract.webhookView>

const time = (at: Ms | null) => (at === null ? null : iso(at))

function viewOf({ id, url, events, ...row }: store.WebhookRow, now: Ms): View {
  return {
    id,
    url,
    events,
    madeAt: iso(row.madeAt),
    rotatingUntil: row.oldUntil !== null && row.oldUntil > now ? iso(row.oldUntil) : null,
    failingSince: time(row.failingSince),
    offAt: time(row.offAt),
    offWhy: row.offWhy,
  }
}

/** Sealed text opens in its own row only. */
export const aboutOf = ({ id }: Pick<store.WebhookRow, 'id'>): string => `webhook ${id}`

export const webhooks: QueryService<InputOf<typeof contract.list>, OutputOf<typeof contract.list>> = async (
  { sql, now },
  { by },
) => ({ items: (await store.webhooksOf(sql, by.brandId)).map((row) => viewOf(row, now)) })

type Add = InputOf<typeof contract.add>

/** Whoever comes here has looked at the address. */
export const addWebhook: CommandService<Add, OutputOf<typeof contract.add>> = (context, asked) =>
  oneByOne(asked, async ({ input, by }) => {
    const { sql, now } = context
    await store.lockBrand(sql, by.brandId)
    const before = await store.webhooksOf(sql, by.brandId)
    if (before.some(({ url }) => url === input.url)) return refuse('already-done')
    if (before.length >= WEBHOOKS_MAX) return refuse('over-limit', { of: 'webhooks', limit: WEBHOOKS_MAX })
    const secret = newSecret()
    const id = newId()
    const row: store.WebhookRow = {
      ...{ brandId: by.brandId, id, url: input.url, events: [...new Set(input.events)] },
      ...{ madeBy: by.personId, madeAt: now, oldSecret: null, oldUntil: null },
      ...{ failingSince: null, offAt: null, offWhy: null },
      secret: vaultOf(context).seal(secret, aboutOf({ id })),
    }
    await store.insertWebhook(sql, row)
    return { answer: { webhook: viewOf(row, now), secret } }
  })

type One = InputOf<typeof contract.remove>

export const removeWebhook: CommandService<One, OutputOf<typeof contract.remove>> = ({ sql, now }, asked) =>
  oneByOne(asked, async ({ input, by }) => {
    const [gone] = await store.removeWebhook(sql, by.brandId, { id: input.webhookId, at: now })
    return gone ? { answer: {} } : refuse('not-found')
  })

/** Changes one that is there. */
function change<O>(
  act: (context: Context, row: store.WebhookRow) => { row: store.WebhookRow; answer: O },
): CommandService<One, O> {
  return (context, asked) =>
    oneByOne(asked, async ({ input, by }) => {
      const [found] = await store.lockWebhook(context.sql, by.brandId, input.webhookId)
      if (!found) return refuse('not-found')
      const { row, answer } = act(context, found)
      await store.saveWebhook(context.sql, row)
      return { answer }
    })
}

export const rotateWebhook = change<OutputOf<typeof contract.rotate>>((context, found) => {
  const secret = newSecret()
  const sealed = vaultOf(context).seal(secret, aboutOf(found))
  const row = { ...found, secret: sealed, oldSecret: found.secret, oldUntil: context.now + ROTATING }
  return { row, answer: { webhook: viewOf(row, context.now), secret } }
})

export const resumeWebhook = change<OutputOf<typeof contract.resume>>(({ now }, found) => {
  const row = { ...found, offAt: null, offWhy: null, failingSince: null }
  return { row, answer: viewOf(row, now) }
})

const MOST = 100

/** Seals again what an older key sealed; every process does it when it starts, and the first one finds all of them. */
export async function renewSeals(context: Context): Promise<void> {
  const vault = vaultOf(context)
  for (;;) {
    const rows = await store.sealedByOthers(context.sql, vault.keyId, MOST)
    if (rows.length === 0) return
    for (const row of rows) {
      const again = (sealed: string) => vault.seal(vault.open(sealed, aboutOf(row)), aboutOf(row))
      await store.saveWebhook(context.sql, {
        ...row,
        secret: again(row.secret),
        oldSecret: row.oldSecret && again(row.oldSecret),
      })
    }
  }
}
