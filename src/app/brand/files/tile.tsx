import { View } from '@tarojs/components'
import { Icon, Picture, Progress, Tag, told, Word } from '@/ui'
import css from './files-field.module.css'
import type { KeptProps, SendingProps } from './row'
import { Tools } from './tools'
import { words } from './words'

/** One picture among others, the cover first. */
export function Tile({ id, file, at, of, cover, preview, onMove, onRemove }: KeptProps) {
  return (
    <View className={css.tile}>
      <View className={css.face}>
        <Picture src={file.url || preview} alt={words.picture(at + 1)} width={170} />
        {cover && (
          <View className={css.cover}>
            <Tag tone='good'>{words.cover}</Tag>
          </View>
        )}
        {file.fresh && (
          <View className={css.done} {...told({ role: 'img', label: words.done })}>
            <Icon name='check' size={14} />
          </View>
        )}
      </View>
      <Tools id={id} what={words.nth(at + 1)} at={at} of={of} upright={false} onMove={onMove} onRemove={onRemove} />
    </View>
  )
}

/** A picture on its way shows what this device has of it. */
export function SendingTile({ one, onDrop }: SendingProps) {
  const { name, preview, state } = one
  return (
    <View className={css.tile}>
      <View className={css.face}>
        <View className={css.pale}>
          <Picture src={preview} alt='' width={170} />
        </View>
        <View className={css.going}>
          <View>{words.state[state]}</View>
          {state === 'sending' && <Progress label={words.sending(name)} part={null} />}
        </View>
      </View>
      <View className={css.tools}>
        <Word tone='quiet' icon='cross' label={words.remove(name)} onTap={onDrop} />
      </View>
    </View>
  )
}
