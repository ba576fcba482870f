import { Text } from '@tarojs/components'
import { useState } from 'react'
import { CallError, send } from '@/app/call'
import { useAction } from '@/app/state/action'
import type { readImportAs } from '@/catalogue/import-contract'
import type { AskOf } from '@/kernel/contract'
import { AskSheet } from '../ask-sheet'
import { words } from './words'

export type As = Omit<AskOf<typeof readImportAs>, 'importId' | 'agreed'>

/** Cells mended by hand that another reading would lose: nothing is read anew without a yes. */
interface Lost {
  readonly as: As
  readonly mended: number
}

/** Reads the file another way; `asking` is the question that may come first. */
export function useReadAs(importId: string, onRead: (chosen: boolean) => Promise<void>) {
  const [lost, setLost] = useState<Lost | null>(null)
  const read = useAction(async (key: string, as: As, agreed: boolean = false) => {
    try {
      await send<typeof readImportAs>('brand/catalogue.readImportAs', { importId, ...as, agreed }, { key })
    } catch (error) {
      if (!(error instanceof CallError) || error.code !== 'needs-yes') throw error
      setLost({ as, mended: Number(error.facts.mended) })
      return
    }
    setLost(null)
    await onRead(as.columns !== undefined)
  })
  const asking = lost && (
    <AskSheet
      title={words.columns.loses(lost.mended)}
      yes={words.columns.losesYes}
      no={words.columns.losesNo}
      danger
      acting={{ ...read, run: () => read.run(lost.as, true) }}
      onClose={() => setLost(null)}
    >
      <Text>{words.columns.losesText}</Text>
    </AskSheet>
  )
  return { read, asking }
}
