import { hash, randomInt } from 'node:crypto'
import type { InputOf, OutputOf } from '@/kernel/contract'
import { isRefusal, type Refusal } from '@/kernel/result'
import type { Asked, CommandService, QueryService } from '@/kernel/service'
import * as contract from '@/team/contract'
import { joinOne, keepInvitation, shownTo } from '@/team/invitations'
import { appendDeeds } from './audit-store'
import { write } from './entry'
import type { House } from './house'

const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const CODE_SIGNS = 24

const newCode = (): string => Array.from({ length: CODE_SIGNS }, () => SIGNS[randomInt(SIGNS.length)]).join('')
/** Codes are random as a whole, so that a quick hash is as good as a slow one: there is nothing to guess at. */
const fingerprint = (code: string): string => hash('sha256', code)

const keeping = write(contract.keepInvitation, keepInvitation)

/**
 * The code leaves the house in this answer and stands nowhere else: neither in the answers that are kept for repeats nor in
 * the log. That is why this is a call of its own and not a command.
 */
export async function invite(
  house: House,
  { input, by }: Asked<InputOf<typeof contract.invite>>,
): Promise<OutputOf<typeof contract.invite> | Refusal> {
  const code = newCode()
  const kept = await house.submit(keeping, { input: { ...input, codeHash: fingerprint(code) }, by }, null)
  if (isRefusal(kept)) return kept
  const drawn = await house.wechat.miniCode({ scene: code, page: 'consumer/join/index', checkPath: false })
  const picture = drawn.outcome === 'ok' ? Buffer.from(drawn.value).toString('base64') : ''
  return { ...(kept.output as OutputOf<typeof contract.keepInvitation>), code, picture }
}

export const invitation: QueryService<InputOf<typeof contract.invitation>, OutputOf<typeof contract.invitation>> = (
  context,
  { input, by },
) => shownTo(context, { hash: fingerprint(input.code), personId: by.personId })

type Joined = OutputOf<typeof contract.join>

/** Whoever joins is a buyer until then; that they joined belongs into the brand's log all the same. */
export const join: CommandService<InputOf<typeof contract.join>, Joined> = async (context, asked) => {
  const outcomes = []
  for (const { input, by } of asked) {
    const outcome = await joinOne(context, { hash: fingerprint(input.code), personId: by.personId })
    if (!isRefusal(outcome)) await writeDown(context, by.personId, outcome.answer)
    outcomes.push(outcome)
  }
  return outcomes
}

function writeDown({ sql, now }: Parameters<typeof joinOne>[0], personId: string, { brandId, role }: Joined) {
  const deed = { role: 'consumer', personId, brandId, call: 'team.join', input: { role }, outcome: 'done' }
  return appendDeeds(sql, [deed], now)
}
