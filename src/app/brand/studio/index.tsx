import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import { serverNow } from '@/app/state/clock'
import { allBrand } from '@/campaigns/all-brand'
import type { publish } from '@/campaigns/contract'
import type { Problem as Fault } from '@/kernel/result'
import { ActionBar, Button, Card, Choice, Notice, Problem } from '@/ui'
import { BrandFrame } from '../frame'
import { words } from '../words'
import { Answering } from './answering'
import { type Draft, emptyDraft, offerOf, withProduct } from './draft'
import { GoodsPicker } from './goods-picker'
import css from './index.module.css'
import { OfferForm } from './offer-form'
import { PhonePreview } from './phone-preview'
import { problemsOf, serverProblems } from './problems'
import { Published, type PublishedAs } from './published'

const KINDS = Object.keys(allBrand)

const fresh = (kind: string): Draft => emptyDraft(kind, allBrand[kind]!.usual, serverNow())

/** B4: an offer is made with its law beside it and what a buyer will see beside that; the server has the last word. */
export default function StudioPage() {
  return (
    <BrandFrame at='studio'>
      <Studio />
    </BrandFrame>
  )
}

function Studio() {
  const { answers = '' } = useRouter().params
  const [draft, setDraft] = useState<Draft>(() => fresh(KINDS[0]!))
  const [refused, setRefused] = useState<readonly Fault[]>([])
  const [published, setPublished] = useState<PublishedAs | null>(null)
  const publishing = useAction(async (key: string) => {
    try {
      setPublished(
        await send<typeof publish>(
          'brand/campaigns.publish',
          { ...offerOf(draft, serverNow()), ...(answers && { answersCaseId: answers }) },
          { key },
        ),
      )
    } catch (error) {
      setRefused(serverProblems(error))
      throw error
    }
  })
  const change = (next: Draft) => {
    setRefused([])
    publishing.clear()
    setDraft(next)
  }
  if (published !== null) return <Published published={published} onAnother={() => restart(setDraft, setPublished)} />
  const problems = [...problemsOf(draft, serverNow()), ...refused]

  return (
    <View className={css.page}>
      <View className={css.form}>
        {answers && <Answering caseId={answers} />}
        <KindCard kind={draft.kind} onChange={(kind) => change(fresh(kind))} />
        <GoodsPicker
          title={words.studio.goods}
          product={draft.product}
          onPick={(product) => change(withProduct(draft, product))}
        />
        {draft.product && <OfferForm draft={draft} problems={problems} onChange={change} />}
        {refused.length > 0 && <Notice tone='bad'>{words.studio.refused}</Notice>}
        {publishing.error && refused.length === 0 && <Problem error={publishing.error} />}
      </View>
      <View className={css.side}>
        <PhonePreview draft={draft} />
      </View>
      {draft.product && (
        <ActionBar>
          <View className={css.bar}>
            {problems.length > 0 && <Text className={css.fix}>{words.studio.fix(problems.length)}</Text>}
            <View className={css.submit}>
              <Button busy={publishing.busy} disabled={problems.length > 0} onTap={() => publishing.run()}>
                {publishing.busy ? words.studio.submitBusy : words.studio.submit}
              </Button>
            </View>
          </View>
        </ActionBar>
      )}
    </View>
  )
}

function restart(setDraft: (draft: Draft) => void, setPublished: (published: null) => void): void {
  setDraft(fresh(KINDS[0]!))
  setPublished(null)
}

/** Kinds are chosen by what they are for. */
function KindCard({ kind, onChange }: { kind: string; onChange: (kind: string) => void }) {
  const panels = allBrand[kind]!
  return (
    <Card>
      {KINDS.length > 1 ? (
        <Choice
          label={words.studio.kind}
          value={kind}
          items={KINDS.map((value) => ({ value, label: allBrand[value]!.name }))}
          onChange={onChange}
        />
      ) : (
        <View className={css.kind}>
          <Text className={css.kindLabel}>{words.studio.kind}</Text>
          <Text className={css.kindName}>{panels.name}</Text>
        </View>
      )}
      <Text className={css.purpose}>{panels.purpose}</Text>
    </Card>
  )
}
