import { View } from '@tarojs/components'
import { Icon } from '@/ui'
import { ICONS } from '@/ui/icon-names'
import style from './gallery.module.css'

const COLOURS = [
  'paper',
  'paper-deep',
  'card',
  'ink',
  'ink-2',
  'ink-3',
  'line',
  'line-strong',
  'vermilion',
  'vermilion-deep',
  'vermilion-soft',
  'tea',
  'tea-deep',
  'tea-soft',
  'gold',
  'gold-deep',
  'gold-soft',
  'off',
  'star',
]
const SIZES = ['xs', 's', 'm', 'l', 'xl', '2xl', '3xl']
const SPACES = ['1', '2', '3', '4', '5', '6', '7']
const ROUNDS = ['s', 'm', 'l', 'full']
const SHADOWS = ['card', 'float', 'main', 'tea']

/** Every token as it looks. */
export function Tokens() {
  return (
    <>
      <View className={style.row}>
        {COLOURS.map((name) => (
          <View key={name} className={style.swatch}>
            <View className={style.colour} style={{ background: `var(--${name})` }} />
            {name}
          </View>
        ))}
      </View>
      {SIZES.map((name) => (
        <View key={name} style={{ fontSize: `var(--text-${name})`, lineHeight: 1.4 }}>
          愿团 29.90 text-{name}
        </View>
      ))}
      <View className={style.row}>
        {SPACES.map((name) => (
          <View key={name} className={style.space} style={{ width: `var(--space-${name})` }} />
        ))}
        {ROUNDS.map((name) => (
          <View key={name} className={style.box} style={{ borderRadius: `var(--round-${name})` }}>
            {name}
          </View>
        ))}
        {SHADOWS.map((name) => (
          <View key={name} className={style.box} style={{ boxShadow: `var(--shadow-${name})` }}>
            {name}
          </View>
        ))}
      </View>
      <View className={style.row}>
        {ICONS.map((name) => (
          <View key={name} className={style.sign}>
            <View className={style.pair}>
              <Icon name={name} size={16} />
              <Icon name={name} size={28} />
            </View>
            {name}
          </View>
        ))}
      </View>
    </>
  )
}
