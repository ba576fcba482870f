import { Text, View } from '@tarojs/components'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Announce, Notice, told } from '@/ui'
import { useBoxId } from '@/ui/box'
import { Add } from './add'
import { chooseFiles, type Source } from './choose'
import css from './files-field.module.css'
import { admitted, type Room, type ShownFile } from './queue'
import { FailedRow, Row, SendingRow } from './row'
import { SendingTile, Tile } from './tile'
import type { Uploads } from './uploads'
import { words } from './words'

interface FilesFieldProps {
  readonly id: string
  /** What these files are, for the ear. */
  readonly label: string
  readonly titled?: boolean
  /** Pictures side by side, or lines with fields beside each. */
  readonly look: 'tiles' | 'rows'
  readonly room: Room
  readonly uploads: Uploads
  readonly files: readonly ShownFile[]
  readonly note?: string
  readonly problem?: string
  readonly onMove?: (at: number, by: -1 | 1) => void
  readonly onRemove: (at: number) => void
  /** Fields beside a line. */
  readonly beside?: (at: number) => ReactNode
}

/** Chooses, sends, orders and takes out pictures and documents: every form of a brand does it with this. */
export function FilesField(props: FilesFieldProps) {
  const { id, label, titled = false, look, room, uploads, files, note, problem } = props
  const choosing = useChoosing(props)
  const order = useOrder(props.onMove)
  const going = uploads.list.filter(({ state }) => state !== 'failed')
  const failed = uploads.list.filter(({ state }) => state === 'failed')
  const left = room.most - files.length - going.length
  const add = (
    <Add
      id={id}
      look={look}
      room={room}
      left={left}
      has={files.length > 0}
      onChoose={(source) => void choosing.choose(source)}
    />
  )
  const Kept = look === 'tiles' ? Tile : Row
  const Sending = look === 'tiles' ? SendingTile : SendingRow
  return (
    <View {...told({ role: 'group', label })}>
      {titled && <Text className={css.label}>{label}</Text>}
      <View className={css.limits}>
        {note && <View>{note}</View>}
        <View>{words.limits(room)}</View>
      </View>
      <View className={look === 'tiles' ? css.tiles : css.rows}>
        {files.map((file, at) => (
          <Kept
            key={file.key}
            id={`${order.id}-${at}`}
            file={file}
            at={at}
            of={files.length}
            cover={look === 'tiles' && at === 0}
            preview={uploads.previewOf(file.fileId ?? '')}
            onMove={props.onMove && ((by) => order.move(at, by))}
            onRemove={() => props.onRemove(at)}
          >
            {props.beside?.(at)}
          </Kept>
        ))}
        {going.map((one) => (
          <Sending key={one.n} one={one} onDrop={() => uploads.drop(one.n)} />
        ))}
        {look === 'tiles' && add}
      </View>
      {failed.map((one) => (
        <FailedRow key={one.n} one={one} onAgain={() => uploads.again(one.n)} onDrop={() => uploads.drop(one.n)} />
      ))}
      {look === 'rows' && add}
      {choosing.said && <Notice tone='bad'>{choosing.said}</Notice>}
      {problem && <Notice tone='bad'>{problem}</Notice>}
      <Announce text={order.said || words.told(going.length, failed.length)} />
    </View>
  )
}

/** A second tap right behind the first is the same tap. Not for ever: older browsers don't say when nothing was chosen. */
const SAME_TAP_MS = 800

function useChoosing({ room, files, uploads }: FilesFieldProps) {
  const [said, setSaid] = useState('')
  const tappedAt = useRef(Number.NEGATIVE_INFINITY)
  const latest = useRef({ kept: 0, going: 0 })
  // One that takes the place of another needs no room of its own.
  latest.current = { kept: room.most === 1 ? 0 : files.length, going: uploads.going }
  const choose = async (source: Source) => {
    const now = Date.now()
    if (now - tappedAt.current < SAME_TAP_MS) return
    tappedAt.current = now
    setSaid('')
    try {
      const free = admitted(room.most, { most: room.most, ...latest.current }).into
      const chosen = await chooseFiles(source, { ...room, most: free })
      const { into, left } = admitted(chosen.length, { most: room.most, ...latest.current })
      uploads.add(chosen.slice(0, into))
      if (left > 0) setSaid(words.tooMany(left, room.most))
    } catch {
      setSaid(words.notOpened)
    } finally {
      tappedAt.current = Number.NEGATIVE_INFINITY
    }
  }
  return { said, choose }
}

/** Who moves something by the keyboard finds the same button under the hand again, and hears where it is now. */
function useOrder(onMove: FilesFieldProps['onMove']) {
  const id = useBoxId()
  const [said, setSaid] = useState('')
  const hand = useRef('')
  const move = (at: number, by: -1 | 1) => {
    hand.current = `${id}-${at + by}-${by < 0 ? 'earlier' : 'later'}`
    setSaid(words.movedTo(at + by + 1))
    onMove?.(at, by)
  }
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5' || hand.current === '') return
    document.getElementById(hand.current)?.focus({ preventScroll: true })
    hand.current = ''
  })
  return { id, said, move }
}
