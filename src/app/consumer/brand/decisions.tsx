import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { publicRecord } from '@/review/brand-contract'
import { LICENCES, REASONS } from '@/review/words'
import { Button, Card } from '@/ui'
import { useAsk } from '../../state/ask'
import { words as all } from '../found-words'
import style from './decisions.module.css'

const words = all.decisions

/** How the platform decided about this brand: numbers and closed reasons, in one line until somebody wants more. */
export function Decisions({ brandId }: { readonly brandId: string }) {
  const [open, setOpen] = useState(false)
  const { data } = useAsk<typeof publicRecord>('visitor/review.record', { brandId })
  // An addition to the page: where it can't be had, nothing is missing.
  if (!data || (data.decided === 0 && data.licences.length === 0)) return null
  const { decided, accepted, needsWork, declined, byMachine, reasons, licences } = data
  return (
    <Card title={words.title} aside={words.since}>
      <View className={style.lines}>
        {licences.length > 0 && (
          <Text className={style.line}>
            {words.licences([...new Set(licences.map(({ kind }) => LICENCES[kind].name))].join('、'))}
          </Text>
        )}
        {decided > 0 && <Text className={style.line}>{words.counts(decided, accepted, needsWork + declined)}</Text>}
        {open && (
          <>
            <Text className={style.more}>{words.split(needsWork, declined, byMachine)}</Text>
            {reasons.map(({ code, count }) => (
              <Text key={code} className={style.more}>
                {words.reason(REASONS[code]?.says ?? code, REASONS[code]?.source ?? '', count)}
              </Text>
            ))}
          </>
        )}
        {decided > 0 && (
          <View className={style.foot}>
            <Button size='s' weight='quiet' fit onTap={() => setOpen(!open)}>
              {open ? words.less : words.open}
            </Button>
          </View>
        )}
      </View>
    </Card>
  )
}
