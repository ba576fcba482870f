import type { z } from 'zod'
import type { feed } from '@/insight/contract'
import { maskName } from '@/kernel/mask'
import { ovi } from '@/testing/world'
import type { Hands } from './hands'
import { PASSER_BY } from './passers-by'

type Feed = z.infer<(typeof feed)['output']>
type Item = Feed['items'][number]

const ASKED = 100
const KEPT = 80

/**
 * The live strip, asked as the operator. What was seen once is kept here: the crowd of a power cut would push it out of
 * the newest hundred, and the crowd itself is left out. While the API is restarting it stays as it was.
 */
export function createFeed(hands: Hands): () => Promise<Feed | null> {
  const seen = new Map<string, Item>()
  let last: Feed | null = null
  const ofCrowd = maskName(PASSER_BY)
  return async () => {
    const asked = { path: 'operator/insight.feed', input: { limit: String(ASKED) } }
    const answer = await hands.ask<Feed>(ovi.id, asked).catch(() => null)
    if (!answer) return last
    for (const item of answer.items) if (item.who !== ofCrowd) seen.set(item.id, item)
    const newest = [...seen.values()].sort((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id))
    for (const { id } of newest.slice(KEPT)) seen.delete(id)
    last = { ...answer, items: newest.slice(0, KEPT) }
    return last
  }
}
