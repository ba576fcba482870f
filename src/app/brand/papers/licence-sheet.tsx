import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import type { saveLicence } from '@/review/brand-contract'
import { LICENCE_KINDS, type LicenceKind } from '@/review/licence-rules'
import { LICENCES } from '@/review/words'
import { Button, Choice, Field, Halves, Problem, Sheet } from '@/ui'
import { FilesField } from '../files/files-field'
import type { ShownFile } from '../files/queue'
import { type KeptFile, useUploads } from '../files/uploads'
import { words } from '../review-words'
import css from './licence-sheet.module.css'
import type { Own } from './own'

export interface Draft {
  readonly licenceId: string | null
  readonly kind: LicenceKind
  readonly number: string
  readonly holder: string
  readonly validUntil: string
  readonly fileId: string | null
  /** Of the scan, where it was sent just now. */
  readonly scan: KeptFile | null
}

/** A new paper, or one that was sent back. */
export const draftOf = (one: Partial<Own['licences'][number]> & { readonly kind: LicenceKind }): Draft => ({
  licenceId: one.id ?? null,
  kind: one.kind,
  number: one.number ?? '',
  holder: one.holder ?? '',
  validUntil: one.validUntil ?? '',
  fileId: one.fileId ?? null,
  scan: null,
})

const SCAN = { most: 1, documents: true }

function scanOf({ fileId, scan }: Draft): ShownFile[] {
  if (fileId === null) return []
  const isPicture = scan !== null && scan.type !== 'application/pdf'
  return [{ key: fileId, fileId, name: scan?.name || words.scanThere, note: words.scanPrivate, url: '', isPicture }]
}

const KINDS = LICENCE_KINDS.map((value) => ({ value, label: LICENCES[value].name }))

/** What is wrong beside each field, before anything is sent. */
function problemsOf({ number, holder, validUntil }: Draft) {
  return {
    number: /^[\p{L}\p{N}()（）〔〕［］[\]/.\- ]{4,60}$/u.test(number.trim()) ? undefined : words.numberWrong,
    holder: holder.trim() === '' ? words.holderMissing : undefined,
    validUntil:
      validUntil === '' || (/^\d{4}-\d{2}-\d{2}$/.test(validUntil) && !Number.isNaN(Date.parse(validUntil)))
        ? undefined
        : words.validWrong,
  }
}

interface LicenceSheetProps {
  readonly draft: Draft
  readonly onClose: () => void
  readonly onDone: () => void
}

export function LicenceSheet({ draft, onClose, onDone }: LicenceSheetProps) {
  const [now, setNow] = useState(draft)
  const [tried, setTried] = useState(false)
  const problems = problemsOf(now)
  const wrong = Object.values(problems).some(Boolean)
  const act = useAction(async (key: string) => {
    setTried(true)
    if (wrong) return
    const { validUntil, scan: _, ...rest } = now
    await send<typeof saveLicence>('brand/review.saveLicence', { ...rest, validUntil: validUntil || null }, { key })
    onDone()
  })
  const uploads = useUploads('document', (scan) => setNow((before) => ({ ...before, fileId: scan.id, scan })))
  const field = (name: 'number' | 'holder' | 'validUntil') => ({
    label: words[name],
    value: now[name],
    problem: tried ? problems[name] : undefined,
    onChange: (value: string) => setNow((before) => ({ ...before, [name]: value })),
  })
  const foot = (
    <Halves>
      <Button weight='plain' size='m' onTap={onClose}>
        {words.keep}
      </Button>
      <Button weight='main' size='m' busy={act.busy} disabled={uploads.going > 0} onTap={() => act.run()}>
        {words.submit}
      </Button>
    </Halves>
  )
  return (
    <Sheet open title={words.sheetTitle} onClose={onClose} foot={foot}>
      <View className={css.body}>
        <Kind kind={now.kind} onChange={(kind) => setNow((before) => ({ ...before, kind }))} />
        <Field {...field('number')} hint={words.numberHint} max={60} />
        <Field {...field('holder')} hint={words.holderHint} max={100} />
        <Field {...field('validUntil')} hint={words.validHint} max={10} />
        <FilesField
          id='scan'
          titled
          label={words.scan}
          look='rows'
          room={SCAN}
          uploads={uploads}
          note={words.scanNote}
          files={scanOf(now)}
          onRemove={() => setNow({ ...now, fileId: null, scan: null })}
        />
        {act.error && <Problem error={act.error} />}
      </View>
    </Sheet>
  )
}

/** Mostly it is said already which paper it is; the whole list is for the rest. */
function Kind({ kind, onChange }: { readonly kind: LicenceKind; readonly onChange: (kind: LicenceKind) => void }) {
  const [choosing, setChoosing] = useState(false)
  const choose = (next: LicenceKind) => {
    setChoosing(false)
    onChange(next)
  }
  if (choosing) return <Choice label={words.kind} items={KINDS} value={kind} onChange={choose} />
  return (
    <View className={css.kind}>
      <View className={css.kindText}>
        <Text className={css.kindName}>{LICENCES[kind].name}</Text>
        <Text className={css.law}>{words.law(LICENCES[kind].law)}</Text>
      </View>
      <Button size='s' weight='plain' fit onTap={() => setChoosing(true)}>
        {words.otherKind}
      </Button>
    </View>
  )
}
