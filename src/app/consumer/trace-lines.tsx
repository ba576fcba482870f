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

/** Batches in one line each, leading to all that is said about them. Nothing at all where nothing is said. */
export function TraceLines({ title, lines, still = false }: TraceLinesProps) {
  if (lines.length === 0) return null
  return (
    <Card title={title} bare>
      {lines.map(({ batchId, number, place, madeOn, papers }) => (
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
