import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { FIELDS, type Field, FORMATS } from '@/catalogue/fields'
import { FIELD_NAMES } from '@/catalogue/words'
import { ActionBar, Button, Card, Notice, Problem, Select } from '@/ui'
import { useWide } from '@/ui/desk'
import css from './columns.module.css'
import { type As, useReadAs } from './read-as'
import type { ImportView } from './upload'
import { words } from './words'

type Reading = NonNullable<ImportView['reading']>

interface Props {
  readonly view: ImportView
  readonly reading: Reading
  /** Read anew; `chosen` when the clerk has said what the columns mean. */
  readonly onRead: (chosen: boolean) => Promise<void>
  /** Everything is as it should be. Missing where the file could not be read. */
  readonly onNext?: () => void
}

/** How the file was read and what each column means: a guess that can be changed, with the first rows beside it. */
export function Columns({ view, reading, onRead, onNext }: Props) {
  const [meanings, setMeanings] = useState(() => meaningsOf(reading))
  const wide = useWide()
  const { read, asking } = useReadAs(view.id, onRead)
  const changed = reading.headings.some((_, at) => meanings[at] !== meaningsOf(reading)[at])
  const twice = doubled(meanings)
  const kept = {
    ...(reading.file === 'csv' ? { encoding: reading.encoding as As['encoding'] } : { sheet: reading.sheet }),
  }
  const choose = (at: number, field: string) => setMeanings(meanings.map((old, i) => (i === at ? field : old)))
  const save = () =>
    read.run({
      ...kept,
      ...(reading.file === 'csv' ? { delimiter: reading.delimiter as As['delimiter'] } : {}),
      headingLine: reading.headingLine,
      format: reading.format,
      columns: meanings.flatMap((field, index) => (field === '' ? [] : [{ field, index }])),
    })
  return (
    <>
      <Card title={words.columns.title}>
        <Text className={css.note}>{reading.remembered ? words.columns.remembered : words.columns.note}</Text>
        <Guesses reading={reading} kept={kept} onRead={(as) => void read.run(as)} />
        {read.error && <Problem error={read.error} />}
        {twice && <Notice tone='bad'>{words.columns.twice(FIELD_NAMES[twice])}</Notice>}
      </Card>
      {process.env.TARO_ENV === 'h5' && wide ? (
        <Sample reading={reading} meanings={meanings} onChoose={choose} />
      ) : (
        <List reading={reading} meanings={meanings} onChoose={choose} />
      )}
      {asking}
      <ActionBar>
        <View className={css.bar}>
          {changed || !onNext ? (
            <Button busy={read.busy} disabled={twice !== null} onTap={save}>
              {words.columns.save}
            </Button>
          ) : (
            <Button busy={read.busy} onTap={onNext}>
              {words.columns.next}
            </Button>
          )}
        </View>
      </ActionBar>
    </>
  )
}

type Meanings = readonly (Field | '' | string)[]

const meaningsOf = ({ headings, columns }: Reading): string[] =>
  headings.map((_, index) => columns.find((column) => column.index === index)?.field ?? '')

/** A field that two columns claim. Pictures and words may come in several columns; the server knows which. */
const doubled = (meanings: Meanings): Field | null =>
  FIELDS.find((field) => meanings.filter((one) => one === field).length > 1) ?? null

interface GuessesProps {
  readonly reading: Reading
  readonly kept: As
  readonly onRead: (as: As) => void
}

const ENCODINGS = ['UTF-8', 'GB18030', 'Big5', 'UTF-16LE', 'UTF-16BE', 'windows-1252'] as const
const DELIMITERS = [',', ';', '\t'] as const
const HEADING_LINES = 20

/** Encoding, delimiter, sheet, heading: each change reads the file again, since every cell may look different then. */
function Guesses({ reading, kept, onRead }: GuessesProps) {
  const lines = Array.from({ length: Math.max(HEADING_LINES, reading.headingLine) }, (_, i) => String(i + 1))
  const formats = FORMATS.map((value) => ({ value: value as string, label: words.columns.formats[value] ?? value }))
  return (
    <View className={css.guesses}>
      <Select
        titled
        label={words.columns.format}
        items={formats}
        value={reading.format}
        onChange={(format) => onRead({ ...kept, headingLine: reading.headingLine, format })}
      />
      {reading.file === 'csv' ? (
        <>
          <Select
            titled
            label={words.columns.encoding}
            items={ENCODINGS.map((value) => ({ value, label: value }))}
            value={reading.encoding as (typeof ENCODINGS)[number]}
            onChange={(encoding) => onRead({ encoding })}
          />
          <Select
            titled
            label={words.columns.delimiter}
            items={DELIMITERS.map((value) => ({ value, label: words.columns.delimiters[value]! }))}
            value={reading.delimiter as (typeof DELIMITERS)[number]}
            onChange={(delimiter) => onRead({ ...kept, delimiter })}
          />
        </>
      ) : (
        <Select
          titled
          label={words.columns.sheet}
          items={reading.sheets.map((value) => ({ value, label: value }))}
          value={reading.sheet}
          onChange={(sheet) => onRead({ sheet })}
        />
      )}
      <Select
        titled
        label={words.columns.heading}
        items={lines.map((value) => ({ value, label: words.columns.line(Number(value)) }))}
        value={String(reading.headingLine)}
        onChange={(line) => onRead({ ...kept, headingLine: Number(line) })}
      />
    </View>
  )
}

interface MeaningProps {
  readonly reading: Reading
  readonly meanings: Meanings
  readonly onChoose: (at: number, field: string) => void
}

const FIELD_ITEMS = [
  { value: '', label: words.columns.ignored },
  ...FIELDS.map((field) => ({ value: field as string, label: FIELD_NAMES[field] })),
]

function Meaning({ reading, meanings, onChoose, at }: MeaningProps & { readonly at: number }) {
  const heading = reading.headings[at] || words.columns.nameless(at + 1)
  return (
    <Select
      label={words.columns.meaning(heading)}
      items={FIELD_ITEMS}
      value={meanings[at] ?? ''}
      onChange={(field) => onChoose(at, field)}
    />
  )
}

/** On a desk the file looks like the sheet it came from, with the meaning of each column above its heading. */
function Sample(props: MeaningProps) {
  const { reading, meanings } = props
  return (
    <Card title={words.columns.firstRows(reading.firstRows.length)} bare>
      <View className={css.scroll}>
        <table className={css.table} aria-label={words.columns.firstRows(reading.firstRows.length)}>
          <thead>
            <tr>
              <td className={css.number} />
              {reading.headings.map((heading, at) => (
                <td key={`${at}${heading}`} className={css.meaning}>
                  <Meaning {...props} at={at} />
                </td>
              ))}
            </tr>
            <tr>
              <th scope='col' className={css.number}>
                {reading.headingLine}
              </th>
              {reading.headings.map((heading, at) => (
                <th key={`${at}${heading}`} scope='col' className={meanings[at] ? '' : css.out}>
                  {heading || words.columns.nameless(at + 1)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {reading.firstRows.map(({ line, cells }) => (
              <tr key={line}>
                <th scope='row' className={css.number}>
                  {line}
                </th>
                {reading.headings.map((heading, at) => (
                  <td key={`${at}${heading}`} className={meanings[at] ? '' : css.out}>
                    <div className={css.cell}>{cells[at] ?? ''}</div>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </View>
    </Card>
  )
}

/** On a phone one column of the file is one card, with what stands in its first rows. */
function List(props: MeaningProps) {
  const { reading } = props
  return (
    <View className={css.list}>
      {reading.headings.map((heading, at) => (
        <Card key={`${at}${heading}`}>
          <Text className={css.heading}>{heading || words.columns.nameless(at + 1)}</Text>
          <Text className={css.example}>{examplesOf(reading, at)}</Text>
          <Meaning {...props} at={at} />
        </Card>
      ))}
    </View>
  )
}

const EXAMPLES = 3

function examplesOf({ firstRows }: Reading, at: number): string {
  const texts = firstRows.map(({ cells }) => (cells[at] ?? '').trim()).filter((text) => text !== '')
  return [...new Set(texts)].slice(0, EXAMPLES).join(' · ') || words.columns.blank
}
