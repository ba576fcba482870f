import { View } from '@tarojs/components'
import { chooseFiles } from '@/app/choose-files'
import { type KeptFile, useUploads } from '@/app/state/uploads'
import { refusalSentence } from '@/kernel/words'
import { Button, Card, Field, Icon, Picture, Progress, Select, Word } from '@/ui'
import { type DraftPaper, type Kind, moved } from './draft'
import css from './papers.module.css'
import { words } from './words'

const MOST = 12
const KINDS = (Object.keys(words.kinds) as Kind[]).map((value) => ({ value, label: words.kinds[value] }))

interface PapersProps {
  readonly papers: readonly DraftPaper[]
  readonly onChange: (change: (before: readonly DraftPaper[]) => readonly DraftPaper[]) => void
  readonly problemOf: (at: number) => string | undefined
}

/** Papers in the order buyers see them: added, moved, taken out; what did not get through waits to be sent again. */
export function Papers({ papers, onChange, problemOf }: PapersProps) {
  const uploads = useUploads('document', (file) => onChange((before) => withFile(before, file)))
  const add = async () => uploads.add(await chooseFiles({ most: MOST - papers.length, documents: true }))
  return (
    <Card title={words.papers}>
      <View className={css.note}>{words.papersNote}</View>
      {papers.map((paper, at) => (
        <Paper
          key={paper.fileId}
          paper={paper}
          problem={problemOf(at)}
          first={at === 0}
          last={at === papers.length - 1}
          onMove={(by) => onChange((before) => moved(before, at, by))}
          onRemove={() => onChange((before) => before.filter(({ fileId }) => fileId !== paper.fileId))}
          onSet={(part) => onChange((before) => before.map((one) => (one === paper ? { ...one, ...part } : one)))}
        />
      ))}
      {uploads.list.map(({ n, name, error }) => (
        <View key={n} className={css.sending}>
          <View className={css.sendingName}>
            {error ? refusalSentence(error.code, error.facts).what : words.sending(name)}
          </View>
          {error ? (
            <View className={css.ways}>
              <Button fit size='s' weight='plain' onTap={() => void uploads.again(n)}>
                {words.again}
              </Button>
              <Button fit size='s' weight='quiet' onTap={() => uploads.drop(n)}>
                {words.drop}
              </Button>
            </View>
          ) : (
            <Progress label={words.sending(name)} part={null} />
          )}
        </View>
      ))}
      {papers.length < MOST && (
        <Button id='add-paper' size='m' weight='plain' onTap={() => void add()}>
          {words.add}
        </Button>
      )}
    </Card>
  )
}

/** A file that is there already is not there twice; a picture is a photo until somebody says otherwise. */
function withFile(before: readonly DraftPaper[], { id, name, type, url, bytes }: KeptFile): readonly DraftPaper[] {
  if (before.some(({ fileId }) => fileId === id)) return before
  const kind: Kind = type === 'application/pdf' ? 'test-report' : 'photo'
  return [...before, { fileId: id, kind, title: '', name, type, url, bytes }]
}

interface PaperProps {
  readonly paper: DraftPaper
  readonly problem: string | undefined
  readonly first: boolean
  readonly last: boolean
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
  readonly onSet: (part: Partial<DraftPaper>) => void
}

function Paper({ paper, problem, first, last, onMove, onRemove, onSet }: PaperProps) {
  const { name, type, url, kind, title } = paper
  return (
    <View className={css.paper}>
      <View className={css.picture}>
        {url && type !== 'application/pdf' ? (
          <Picture src={url} alt='' width={64} />
        ) : (
          <Icon name={type === 'application/pdf' ? 'list' : 'picture'} size={24} />
        )}
      </View>
      <View className={css.words}>
        <View className={css.name}>{name}</View>
        <View className={css.fields}>
          <View className={css.select}>
            <Select
              label={words.kind}
              titled
              items={KINDS}
              value={kind}
              problem={problem}
              onChange={(next) => onSet({ kind: next })}
            />
          </View>
          <Field label={words.name} value={title} max={60} onChange={(next) => onSet({ title: next })} />
        </View>
      </View>
      <View className={css.moves}>
        <Word icon='up' tone='quiet' label={words.earlier(name)} disabled={first} onTap={() => onMove(-1)}>
          {null}
        </Word>
        <Word icon='down' tone='quiet' label={words.later(name)} disabled={last} onTap={() => onMove(1)}>
          {null}
        </Word>
        <Word icon='trash' tone='quiet' label={words.remove(name)} onTap={onRemove}>
          {null}
        </Word>
      </View>
    </View>
  )
}
