import { z } from 'zod'
import type { Remote } from '@/kernel/remote'
import type { Ms } from '@/kernel/time'

export interface ApiLine {
  readonly apiUrl: string
  readonly appid: string
  readonly secret: string
  readonly timeoutMs: number
  readonly now: () => Ms
}

export interface ApiQuestion {
  /** With its query; the access token is added where one is needed. */
  readonly path: string
  readonly body?: object
}

const errorShape = z.object({ errcode: z.number(), errmsg: z.string().default('') })

/** -1 means "busy, try again": WeChat did not say whether it happened (WX 小程序登录). */
const BUSY = -1

/**
 * One request to api.weixin.qq.com. It answers 200 even to refusals and puts `errcode` in the body; picture calls answer
 * bytes when they work and JSON when they do not, so the content type decides.
 */
export async function askApi(line: ApiLine, question: ApiQuestion): Promise<Remote<Uint8Array>> {
  try {
    const answer = await fetch(line.apiUrl + question.path, {
      method: question.body ? 'POST' : 'GET',
      ...(question.body
        ? { body: JSON.stringify(question.body), headers: { 'Content-Type': 'application/json' } }
        : {}),
      signal: AbortSignal.timeout(line.timeoutMs),
      redirect: 'error',
    })
    const bytes = new Uint8Array(await answer.arrayBuffer())
    if (!answer.ok) return { outcome: 'unknown', why: `HTTP ${answer.status}` }
    return refusalIn(bytes) ?? { outcome: 'ok', value: bytes }
  } catch (fault) {
    return { outcome: 'unknown', why: fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault) }
  }
}

/** JSON always starts with a brace and no picture does. */
function refusalIn(bytes: Uint8Array): Remote<never> | null {
  if (bytes[0] !== 0x7b) return null
  const parsed = errorShape.safeParse(jsonOf(bytes))
  if (!parsed.success || parsed.data.errcode === 0) return null
  const { errcode, errmsg } = parsed.data
  if (errcode === BUSY) return { outcome: 'unknown', why: `busy: ${errmsg}` }
  return { outcome: 'refused', code: String(errcode), message: errmsg }
}

/** The answer in the shape that was expected, or an open result. */
export function readAs<T>(answer: Remote<Uint8Array>, shape: z.ZodType<T>): Remote<T> {
  if (answer.outcome !== 'ok') return answer
  const parsed = shape.safeParse(jsonOf(answer.value))
  if (parsed.success) return { outcome: 'ok', value: parsed.data }
  return { outcome: 'unknown', why: `answer of another shape: ${parsed.error.message}` }
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}
