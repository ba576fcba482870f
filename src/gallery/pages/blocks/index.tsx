import { View } from '@tarojs/components'
import { told } from '@/ui'
import { content } from '../../content'
import { controls } from '../../controls'
import { desk } from '../../desk'
import { forms } from '../../forms'
import style from '../../gallery.module.css'
import { pages } from '../../instead'
import type { Shown } from '../../shown'
import { Tokens } from '../../tokens'

/** Every block in every state, as it is and in care mode beside it, with what a screen reader is told. */
export default function Blocks() {
  return (
    <View className={style.page} {...told({ role: 'main' })}>
      <View className={style.title} {...told({ role: 'heading' })}>
        颜色、字号、间距、圆角、阴影、图标
      </View>
      <Tokens />
      {[...controls, ...forms, ...content, ...pages, ...desk].map((shown) => (
        <OneBlock key={shown.block} shown={shown} />
      ))}
    </View>
  )
}

function OneBlock({ shown }: { readonly shown: Shown }) {
  return (
    <View id={`block-${shown.block}`}>
      <View className={style.title} {...told({ role: 'heading' })}>
        {shown.block}
      </View>
      <View className={style.aria}>{shown.aria}</View>
      <View className={style.sides}>
        <Side shown={shown} />
        <Side shown={shown} care />
      </View>
    </View>
  )
}

function Side({ shown, care = false }: { readonly shown: Shown; readonly care?: boolean }) {
  return (
    <View className={`${style.side} ${care ? 'care' : ''}`}>
      {shown.states.map(({ name, node }) => (
        <View key={name}>
          <View className={style.state}>
            {name}
            {care ? '（关怀）' : ''}
          </View>
          {node}
        </View>
      ))}
    </View>
  )
}
