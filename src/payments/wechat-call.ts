import type { KeyObject } from 'node:crypto'
import type { z } from 'zod'
import type { Remote } from '@/kernel/remote'
import type { Ms } from '@/kernel/time'
import { errorShape } from './wechat-shapes'
import { authorization, distrust, type MerchantKey } from './wechat-signing'

export interface Line {
  readonly apiUrl: string
  readonly key: MerchantKey
  readonly platformKeys: ReadonlyMap<string, KeyObject>
  readonly timeoutMs: number
  readonly now: () => Ms
}

export interface Question {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: object
}

/**
 * One signed request to API v3. A definite refusal needs a 4xx with WeChat's own code; 5xx, silence and answers that do
 * not verify leave the result open (PAY §3.5). An empty 204 reads as null.
 */
export async function askWechat<T>(line: Line, question: Question, shape: z.ZodType<T>): Promise<Remote<T>> {
  const body = question.body ? JSON.stringify(question.body) : ''
  try {
    const answer = await fetch(line.apiUrl + question.path, {
      method: question.method,
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/json',
        'User-Agent': 'yuantuan',
        Authorization: authorization({ ...question, body, at: line.now() }, line.key),
      },
      ...(body ? { body } : {}),
      signal: AbortSignal.timeout(line.timeoutMs),
      redirect: 'error',
    })
    return understand(line, { status: answer.status, headers: answer.headers, text: await answer.text() }, shape)
  } catch (fault) {
    return { outcome: 'unknown', why: fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault) }
  }
}

interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

function understand<T>(line: Line, answer: Answer, shape: z.ZodType<T>): Remote<T> {
  const requestId = answer.headers.get('Request-ID') ?? 'none'
  if (answer.status >= 400) return refusalOrUnknown(answer, requestId)
  const doubt = distrust(answer.headers, answer.text, { platformKeys: line.platformKeys, now: line.now() })
  if (doubt) return { outcome: 'unknown', why: `answer not trusted: ${doubt} (Request-ID ${requestId})` }
  const parsed = shape.safeParse(parseJson(answer.text))
  if (parsed.success) return { outcome: 'ok', value: parsed.data }
  return { outcome: 'unknown', why: `answer of another shape: ${parsed.error.message} (Request-ID ${requestId})` }
}

function refusalOrUnknown(answer: Answer, requestId: string): Remote<never> {
  const parsed = errorShape.safeParse(parseJson(answer.text))
  if (answer.status < 500 && parsed.success) {
    return { outcome: 'refused', code: parsed.data.code, message: `${parsed.data.message} (Request-ID ${requestId})` }
  }
  return { outcome: 'unknown', why: `HTTP ${answer.status} (Request-ID ${requestId})` }
}

/** An empty answer reads as null, broken JSON as undefined: the shape decides what it wants. */
function parseJson(text: string): unknown {
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
