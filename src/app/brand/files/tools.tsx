import { View } from '@tarojs/components'
import { Word } from '@/ui'
import css from './files-field.module.css'
import { words } from './words'

interface ToolsProps {
  readonly id: string
  readonly what: string
  readonly at: number
  readonly of: number
  /** Lines go up and down, pictures side by side to the left and right. */
  readonly upright: boolean
  readonly onMove: ((by: -1 | 1) => void) | undefined
  readonly onRemove: () => void
}

/** A place earlier, a place later, out. */
export function Tools({ id, what, at, of, upright, onMove, onRemove }: ToolsProps) {
  return (
    <View className={css.tools}>
      {onMove && (
        <>
          <Word
            id={`${id}-earlier`}
            tone='quiet'
            icon={upright ? 'up' : 'back'}
            label={words.earlier(what)}
            disabled={at === 0}
            onTap={() => onMove(-1)}
          />
          <Word
            id={`${id}-later`}
            tone='quiet'
            icon={upright ? 'down' : 'chevron'}
            label={words.later(what)}
            disabled={at === of - 1}
            onTap={() => onMove(1)}
          />
        </>
      )}
      <Word tone='quiet' icon='trash' label={words.remove(what)} onTap={onRemove} />
    </View>
  )
}
