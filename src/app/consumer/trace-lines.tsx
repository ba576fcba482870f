import type { z } from 'zod'
import type { traceLine } from '@/provenance/contract'
import { Card, Cell } from '@/ui'
import { go } from '../routes'
import { trace as words } from './genuine-words'

interface TraceLinesProps {
  readonly title: string
  readonly lines: readonly z.infer<typeof traceLine>[]
  /** Moments' single page leads nowhere. */
  readonly still?: boolean
}

/** Batches in one line each, also where several goods are of one. Nothing at all where nothing is said. */
export function TraceLines({ title, lines, still = false }: TraceLinesProps) {
  if (lines.length === 0) return null
  const once = [...new Map(lines.map((line) => [line.batchId, line])).values()]
  return (
    <Card title={title} bare>
      {once.map(({ batchId, number, place, madeOn, papers }) => (
        <Cell
          key={batchId}
          icon='leaf'
          title={words.line(number, madeOn)}
          note={words.linePapers(place, papers)}
          onTap={still ? undefined : () => go('consumer/trace', { b: batchId })}
        />
      ))}
    </Card>
  )
}
