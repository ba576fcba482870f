import { View } from '@tarojs/components'
import { useState } from 'react'
import { ask } from '@/app/call'
import { useAction } from '@/app/state/action'
import type { exportGoods } from '@/insight/brand-contract'
import { Button, Notice, Problem } from '@/ui'
import { handOverPieces } from '../pieces'
import { asksOf, type Filter } from './filters'
import css from './index.module.css'
import { words } from './words'

/** The goods that are listed, all of them, as a file of our template. */
export function useExport(filter: Filter) {
  const [copied, setCopied] = useState(false)
  const take = useAction(async () => {
    const { sort: _, order: __, ...asked } = asksOf(filter)
    const piece = (cursor?: string) => ask<typeof exportGoods>('brand/insight.exportGoods', { ...asked, cursor })
    setCopied((await handOverPieces(piece)) === 'clipboard')
  })
  const button = (
    <View className={css.tool}>
      <Button size='s' weight='plain' busy={take.busy} onTap={() => take.run()}>
        {words.export}
      </Button>
    </View>
  )
  const note = take.error ? <Problem error={take.error} /> : copied && <Notice>{words.exportCopied}</Notice>
  return { button, note }
}
