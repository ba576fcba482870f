import { useState } from 'react'
import { CallError, send } from '@/app/call'
import { useAction } from '@/app/state/action'
import type { undoBulk } from '@/catalogue/bulk-contract'
import { type Guard, GuardSheet } from '../product/guard-sheet'
import { words } from './words'

interface Asked {
  readonly changeSetId: string
  readonly guards: readonly Guard[]
}

/** The way back of an edit of many. Prices that move far on it, or fall below a campaign, are asked back first. */
export function useUndo(onUndone: (changeSetId: string) => Promise<unknown>) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const undoing = useAction(async (key, changeSetId: string, agreed: boolean) => {
    setAsked(null)
    try {
      await send<typeof undoBulk>('brand/catalogue.undoBulk', { changeSetId, agreed }, { key })
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      if (error.code === 'needs-yes') return setAsked({ changeSetId, guards: error.facts.guards as Guard[] })
      // Somebody else was there first, and it is as it was wanted.
      if (error.code !== 'already-done') throw error
    }
    await onUndone(changeSetId)
  })
  const sheet = asked && (
    <GuardSheet
      guards={asked.guards}
      busy={undoing.busy}
      agree={words.undoAgree}
      onClose={() => setAsked(null)}
      onAgree={() => undoing.run(asked.changeSetId, true)}
    />
  )
  return { error: undoing.error, undo: (changeSetId: string) => undoing.run(changeSetId, false), sheet }
}
