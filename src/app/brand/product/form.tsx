import { View } from '@tarojs/components'
import { useState } from 'react'
import { CallError, send } from '@/app/call'
import { useAction } from '@/app/state/action'
import type { saveProduct } from '@/catalogue/goods-contract'
import type { OutputOf } from '@/kernel/contract'
import type { Problem as Fault } from '@/kernel/result'
import { ActionBar, Button, Card, Field, Problem } from '@/ui'
import { useUploads } from '../files/uploads'
import { words as fileWords } from '../files/words'
import { Basis } from './basis'
import { type Detail, type Draft, saidOf, withPicture } from './draft'
import css from './form.module.css'
import { type Guard, GuardSheet } from './guard-sheet'
import { Pictures } from './pictures'
import { SkuFields } from './sku-fields'
import { words } from './words'

export type Saved = OutputOf<typeof saveProduct>

interface ProductFormProps {
  /** Null for a new product. */
  readonly now: Detail | null
  readonly from: Draft
  readonly onSaved: (saved: Saved) => void
}

/** All of a product in one form; the server has the last word, beside the field that it means. */
export function ProductForm({ now, from, onSaved }: ProductFormProps) {
  const [draft, setDraft] = useState(from)
  const [reason, setReason] = useState('')
  const [shown, setShown] = useState(false)
  const [refused, setRefused] = useState<readonly Fault[]>([])
  const [guards, setGuards] = useState<readonly Guard[]>([])
  const [handedIn, setHandedIn] = useState(true)
  const { said, problems } = saidOf(draft)
  // Others may have been typed or moved since it was chosen.
  const uploads = useUploads('picture', ({ url }) =>
    setDraft((before) => ({ ...before, pictureUrls: withPicture(before.pictureUrls, url) })),
  )
  const all = shown ? [...problems, ...refused] : refused
  const saving = useAction(async (key, asked: { handIn: boolean; agreed: boolean }) => {
    setShown(true)
    if (problems.length > 0) return
    setGuards([])
    setHandedIn(asked.handIn)
    const to = now ? { productId: now.id, version: now.version } : {}
    try {
      onSaved(
        await send<typeof saveProduct>(
          'brand/catalogue.saveProduct',
          { ...to, product: said, reason, ...asked },
          { key },
        ),
      )
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      if (error.code === 'goods-refused') setRefused(error.facts.problems as Fault[])
      if (error.code !== 'needs-yes') throw error
      setGuards(error.facts.guards as Guard[])
    }
  })
  const change = (next: Draft) => {
    setRefused([])
    saving.clear()
    setDraft(next)
  }
  const say = (field: string): string | undefined => {
    const found = all.find((one) => one.field === field)
    return found && (words.problem[found.code] ?? found.code)
  }
  const save = (handIn: boolean, agreed = false) => saving.run({ handIn, agreed })
  const drafting = !now || now.status === 'draft'
  return (
    <View className={css.form}>
      <Basis draft={draft} fixed={now !== null} say={say} onChange={change} />
      <Pictures
        urls={draft.pictureUrls}
        uploads={uploads}
        problem={say('pictureUrls')}
        onChange={(pictureUrls) => change({ ...draft, pictureUrls })}
      />
      <SkuFields draft={draft} say={say} onChange={change} />
      <Card>
        <Field label={words.reason} hint={words.reasonHint} value={reason} max={200} onChange={setReason} />
      </Card>
      {saving.error && <Problem error={saving.error} />}
      <GuardSheet
        guards={guards}
        busy={saving.busy}
        onClose={() => setGuards([])}
        onAgree={() => save(handedIn, true)}
      />
      <ActionBar>
        <View className={css.bar}>
          {uploads.going > 0 ? (
            <View className={css.wait}>{fileWords.wait(uploads.going)}</View>
          ) : (
            all.length > 0 && <View className={css.fix}>{words.fix(all.length)}</View>
          )}
          {drafting && (
            <View className={css.button}>
              <Button
                id='save-draft'
                size='m'
                weight='plain'
                busy={saving.busy}
                disabled={uploads.going > 0}
                onTap={() => save(false)}
              >
                {words.saveDraft}
              </Button>
            </View>
          )}
          <View className={css.button}>
            <Button
              id='save'
              size='m'
              weight='tea'
              busy={saving.busy}
              disabled={uploads.going > 0}
              onTap={() => save(true)}
            >
              {drafting ? words.saveAndHandIn : words.save}
            </Button>
          </View>
        </View>
      </ActionBar>
    </View>
  )
}
