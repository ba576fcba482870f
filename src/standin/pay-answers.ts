import { iso, type Ms } from '@/kernel/time'

/** An answer of Pay v3: a status and a JSON body, or none. */
export interface PayAnswer {
  readonly status: 200 | 204 | 400 | 401 | 403 | 404 | 429 | 500
  readonly body: Record<string, unknown> | null
}

export const yes = (body: Record<string, unknown>): PayAnswer => ({ status: 200, body })
export const no = (status: PayAnswer['status'], code: string, message: string): PayAnswer => ({
  status,
  body: { code, message },
})

export const paramError = (message: string): PayAnswer => no(400, 'PARAM_ERROR', message)
export const invalid = (message: string): PayAnswer => no(400, 'INVALID_REQUEST', message)
export const busy = (): PayAnswer => no(500, 'SYSTEM_ERROR', '系统异常，请稍后重试')

/** WeChat Pay writes times in China's zone: 2026-11-22T10:30:00+08:00. */
export const chinaTime = (at: Ms): string => iso(at + 8 * 3_600_000).replace(/\.\d{3}Z$/, '+08:00')

/** yyyymmddhhmmss in China, as order numbers carry it. */
export const chinaStamp = (at: Ms): string => chinaTime(at).slice(0, 19).replace(/\D/g, '')
