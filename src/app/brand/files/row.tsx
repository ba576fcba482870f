import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { Original } from '@/app/original'
import { Button, Icon, Picture, Progress, told, Word } from '@/ui'
import css from './files-field.module.css'
import { maySendAgain, type ShownFile, type Uploading } from './queue'
import { Tools } from './tools'
import { words } from './words'

export interface KeptProps {
  readonly id: string
  readonly file: ShownFile
  readonly at: number
  readonly of: number
  readonly cover: boolean
  /** What this device has of it. */
  readonly preview: string
  readonly onMove: ((by: -1 | 1) => void) | undefined
  readonly onRemove: () => void
}

export interface SendingProps {
  readonly one: Uploading
  readonly onDrop: () => void
}

/** One file with its name, what belongs to it beside it. */
export function Row({ id, file, at, of, preview, onMove, onRemove, children }: PropsWithChildren<KeptProps>) {
  const { name, note, url, isPicture, fileId } = file
  return (
    <View className={css.row}>
      <Thumb src={url || preview} isPicture={isPicture} />
      <View className={css.words}>
        <View className={css.name}>{name}</View>
        {note && <View className={css.note}>{note}</View>}
        {fileId && <Original door='brand/files.content' fileId={fileId} label={words.openLabel(name)} />}
        {children}
      </View>
      <Tools id={id} what={name} at={at} of={of} upright onMove={onMove} onRemove={onRemove} />
    </View>
  )
}

function Thumb({ src, isPicture }: { readonly src: string; readonly isPicture: boolean }) {
  return (
    <View className={css.thumb}>
      {isPicture && src ? (
        <Picture src={src} alt='' width={64} />
      ) : (
        <Icon name={isPicture ? 'picture' : 'list'} size={24} />
      )}
    </View>
  )
}

/** A file on its way. */
export function SendingRow({ one, onDrop }: SendingProps) {
  const { name, preview, state } = one
  return (
    <View className={css.row}>
      <View className={css.pale}>
        <Thumb src={preview} isPicture={preview !== ''} />
      </View>
      <View className={css.words}>
        <View className={css.name}>{name}</View>
        <View className={css.note}>{words.state[state]}</View>
        {state === 'sending' && <Progress label={words.sending(name)} part={null} />}
      </View>
      <Word tone='quiet' icon='cross' label={words.remove(name)} onTap={onDrop} />
    </View>
  )
}

/** A file that did not get there: why, and what to do now. */
export function FailedRow({ one, onAgain, onDrop }: SendingProps & { readonly onAgain: () => void }) {
  const { name, preview, error } = one
  return (
    <View className={css.failed} {...told({ role: 'alert' })}>
      <Thumb src={preview} isPicture={preview !== ''} />
      <View className={css.words}>
        <View className={css.name}>{name}</View>
        <View className={css.why}>{words.why(one)}</View>
        <View className={css.ways}>
          {maySendAgain(error) && (
            <Button fit size='s' weight='plain' label={words.againLabel(name)} onTap={onAgain}>
              {words.again}
            </Button>
          )}
          <Button fit size='s' weight='quiet' label={words.remove(name)} onTap={onDrop}>
            {words.removeIt}
          </Button>
        </View>
      </View>
    </View>
  )
}
