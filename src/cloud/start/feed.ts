import type { z } from 'zod'
import type { feed } from '@/insight/contract'
import { ovi } from '@/testing/world'
import type { Tokens } from '../tokens'

type Feed = z.infer<(typeof feed)['output']>

/** The live strip, asked as the operator. While the API is restarting the page keeps what it has. */
export async function feedOf(apiUrl: string, tokens: Tokens): Promise<Feed | null> {
  const headers = { authorization: `Bearer ${tokens.make(ovi.id)}` }
  const answer = await fetch(`${apiUrl}/operator/insight.feed?limit=40`, {
    headers,
    signal: AbortSignal.timeout(2_000),
  }).catch(() => null)
  return answer?.ok ? ((await answer.json()) as Feed) : null
}
