import { HOUR } from '@/kernel/time'
import type { Tone } from '@/ui'
import { words } from './case-words'
import { serverNow } from './state/clock'

/** How long there is to decide, and how much that should worry. */
export function clockOf(dueAt: string): { readonly text: string; readonly tone: Tone } {
  const left = (Date.parse(dueAt) - serverNow()) / HOUR
  if (left <= 0) return { text: words.late(Math.floor(-left)), tone: 'bad' }
  return { text: words.left(Math.floor(left)), tone: left < 4 ? 'wait' : 'quiet' }
}
