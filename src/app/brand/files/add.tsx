import { View } from '@tarojs/components'
import { Icon, type IconName, Tap } from '@/ui'
import type { Source } from './choose'
import css from './files-field.module.css'
import type { Room } from './queue'
import { words } from './words'

interface AddProps {
  readonly id: string
  readonly look: 'tiles' | 'rows'
  readonly room: Room
  /** How many more fit. */
  readonly left: number
  readonly has: boolean
  readonly onChoose: (source: Source) => void
}

/** WeChat knows documents only out of a chat, so there are two ways there; a browser asks for both at once. */
export function Add({ id, look, room, left, has, onChoose }: AddProps) {
  const one = room.most === 1
  if (left <= 0 && !(one && has)) return null
  const twoWays = process.env.TARO_ENV !== 'h5' && room.documents
  const way = `${css.add} ${look === 'tiles' ? css.addTile : css.addRow} ${has || one ? '' : css.first}`
  const label = twoWays ? words.fromAlbum : saying(room, one && has)
  return (
    <>
      <Way
        id={id}
        className={way}
        icon={room.documents && !twoWays ? 'upload' : 'picture'}
        label={label}
        onTap={() => onChoose('album')}
      >
        {!one && has && <View className={css.left}>{(room.documents ? words.filesRoom : words.room)(left)}</View>}
      </Way>
      {twoWays && (
        <Way id={`${id}-chat`} className={way} icon='message' label={words.fromChat} onTap={() => onChoose('chat')} />
      )}
    </>
  )
}

function saying({ most, documents }: Room, replaces: boolean): string {
  if (replaces) return documents ? words.replace : words.replacePicture
  if (most === 1) return documents ? words.addFile : words.addPicture
  return documents ? words.addFiles : words.addPictures
}

interface WayProps {
  readonly id: string
  readonly className: string
  readonly icon: IconName
  readonly label: string
  readonly onTap: () => void
  readonly children?: React.ReactNode
}

function Way({ id, className, icon, label, onTap, children }: WayProps) {
  return (
    <Tap id={id} className={className} label={label} onTap={onTap}>
      <Icon name={icon} size={24} />
      <View className={css.addWords}>{label}</View>
      {children}
    </Tap>
  )
}
