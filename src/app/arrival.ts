import type { visit } from '@/sharing/contract'
import { send } from './call'
import { keepShareCode, shareCodeIn, useVisit } from './state/visit'

interface Arrival {
  readonly query?: Readonly<Record<string, string | undefined>>
  readonly scene?: number
}

let reported = ''

/**
 * Somebody came through a card or a code: keep it, and tell the server once per arrival whose card it was. A visit that
 * could not be told must never be in the way of reading the page.
 */
export function arrive({ query, scene }: Arrival): void {
  const code = shareCodeIn(query)
  if (!code || code === reported) return
  reported = code
  keepShareCode(code)
  send<typeof visit>('visitor/sharing.visit', { code, scene: scene ?? 0 }).catch(() => {
    reported = ''
  })
}

/** The card this device came by last, for pages that are shared on by somebody who has not signed in. */
export const lastShareCode = (): string | null => useVisit.getState().shareCode
