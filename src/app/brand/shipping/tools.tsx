import { View } from '@tarojs/components'
import { useState } from 'react'
import { ask } from '@/app/call'
import { handOver } from '@/app/hand-over'
import { useAction } from '@/app/state/action'
import type { toShipSheet } from '@/orders/shipping-contract'
import { Button, Notice, Problem } from '@/ui'
import { words } from '../words'
import type { Wanted } from './filters'
import css from './index.module.css'
import { queryOf } from './use-to-ship'
import { words as own } from './words'

interface ToolsProps {
  readonly wanted: Wanted
  readonly onUpload: () => void
  readonly onPaste: () => void
}

/** The list as a file, the file back again, and the quick way by the clipboard. */
export function Tools({ wanted, onUpload, onPaste }: ToolsProps) {
  const [note, setNote] = useState<string | null>(null)
  const take = useAction(async () => {
    const sheet = await ask<typeof toShipSheet>('brand/orders.toShipSheet', queryOf(wanted))
    const way = await handOver({ name: sheet.fileName, type: 'text/csv', text: sheet.csv })
    setNote(way === 'file' ? own.exported(sheet.rows) : own.exportCopied)
  })
  return (
    <View className='off-paper'>
      <View className={css.tools}>
        <View className={css.tool}>
          <Button size='s' weight='plain' busy={take.busy} onTap={() => take.run()}>
            {own.exportList}
          </Button>
        </View>
        <View className={css.tool}>
          <Button size='s' weight='tea' onTap={onUpload}>
            {own.upload}
          </Button>
        </View>
        <View className={css.tool}>
          <Button size='s' weight='plain' onTap={onPaste}>
            {words.shipping.paste}
          </Button>
        </View>
      </View>
      {note && <Notice>{note}</Notice>}
      {take.error && <Problem error={take.error} onRetry={() => take.run()} />}
    </View>
  )
}
