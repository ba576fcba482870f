import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Changes } from '@/app/case-changes'
import { DeskPage } from '@/app/desk-page'
import { useAsk } from '@/app/state/ask'
import type { record } from '@/review/brand-contract'
import { Card, Notice, Screen } from '@/ui'
import { BrandFrame } from '../frame'
import { words } from '../review-words'
import { BrandForm } from './brand-form'
import css from './index.module.css'
import { LicenceList, Needed } from './licence-list'
import { type Draft, draftOf, LicenceSheet } from './licence-sheet'
import type { Own } from './own'

/** The brand itself as buyers see it, and the papers that let it sell what it sells. */
export default function Papers() {
  const asked = useAsk<typeof record>('brand/review.brand', {})
  return (
    <BrandFrame at='papers'>
      <DeskPage title={words.papers} note={words.papersNote}>
        <Screen ask={asked} skeleton='page'>
          {(own) => <Content own={own} onChanged={() => void asked.again()} />}
        </Screen>
      </DeskPage>
    </BrandFrame>
  )
}

function Content({ own, onChanged }: { readonly own: Own; readonly onChanged: () => void }) {
  const { params } = useRouter()
  const named = own.licences.find(({ id }) => id === params.licence)
  const [draft, setDraft] = useState<Draft | null>(named ? draftOf(named) : null)
  const [said, setSaid] = useState('')
  const done = (text: string) => {
    setDraft(null)
    setSaid(text)
    onChanged()
  }
  return (
    <View className={css.page}>
      {said !== '' && <Notice tone='good'>{said}</Notice>}
      <View className={css.columns}>
        <View className={css.column}>
          <Card title={words.needed}>
            <Needed needed={own.needed} onHand={(kind) => setDraft(draftOf({ kind }))} />
          </Card>
          <Card title={words.licences}>
            <LicenceList licences={own.licences} onFix={(licence) => setDraft(draftOf(licence))} />
          </Card>
        </View>
        <View className={css.column}>
          {own.waiting.length > 0 && (
            <Card title={words.waiting}>
              <Changes changes={own.waiting} />
            </Card>
          )}
          <Card title={words.record}>
            <BrandForm own={own} onDone={done} />
          </Card>
        </View>
      </View>
      {draft && <LicenceSheet draft={draft} onClose={() => setDraft(null)} onDone={() => done(words.handedIn)} />}
    </View>
  )
}
