import { View } from '@tarojs/components'
import { Card, Field, Select } from '@/ui'
import { FilesField } from '../files/files-field'
import { moved } from '../files/queue'
import type { KeptFile, Uploads } from '../files/uploads'
import type { DraftPaper, Kind } from './draft'
import css from './papers.module.css'
import { words } from './words'

const ROOM = { most: 12, documents: true }
const KINDS = (Object.keys(words.kinds) as Kind[]).map((value) => ({ value, label: words.kinds[value] }))

interface PapersProps {
  readonly papers: readonly DraftPaper[]
  readonly uploads: Uploads
  readonly onChange: (change: (before: readonly DraftPaper[]) => readonly DraftPaper[]) => void
  readonly problemOf: (at: number) => string | undefined
}

/** Papers in the order buyers see them. */
export function Papers({ papers, uploads, onChange, problemOf }: PapersProps) {
  return (
    <Card title={words.papers}>
      <FilesField
        id='add-paper'
        label={words.papers}
        look='rows'
        room={ROOM}
        uploads={uploads}
        note={words.papersNote}
        files={papers.map(({ fileId, name, type, url }) => {
          return { key: fileId, name, url, isPicture: type !== 'application/pdf', fileId }
        })}
        beside={(at) => (
          <Facts
            paper={papers[at]!}
            problem={problemOf(at)}
            onSet={(part) => onChange((before) => before.map((one, i) => (i === at ? { ...one, ...part } : one)))}
          />
        )}
        onMove={(at, by) => onChange((before) => moved(before, at, by))}
        onRemove={(at) => onChange((before) => before.filter((_, i) => i !== at))}
      />
    </Card>
  )
}

/** A file that is there already is not there twice; a picture is a photo until somebody says otherwise. */
export function withFile(before: readonly DraftPaper[], file: KeptFile): readonly DraftPaper[] {
  const { id, name, type, url, bytes } = file
  if (before.some(({ fileId }) => fileId === id)) return before
  const kind: Kind = type === 'application/pdf' ? 'test-report' : 'photo'
  return [...before, { fileId: id, kind, title: '', name, type, url, bytes }]
}

interface FactsProps {
  readonly paper: DraftPaper
  readonly problem: string | undefined
  readonly onSet: (part: Partial<DraftPaper>) => void
}

function Facts({ paper: { kind, title }, problem, onSet }: FactsProps) {
  return (
    <View className={css.fields}>
      <Select
        label={words.kind}
        titled
        items={KINDS}
        value={kind}
        problem={problem}
        onChange={(next) => onSet({ kind: next })}
      />
      <Field label={words.name} value={title} max={60} onChange={(next) => onSet({ title: next })} />
    </View>
  )
}
