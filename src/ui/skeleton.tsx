import { View } from '@tarojs/components'
import style from './skeleton.module.css'
import { words } from './words'

export type SkeletonShape = 'card' | 'list' | 'page' | 'landing' | 'grid'

const LINES = [1, 2, 3, 4]

/** The true shape of what is coming, at once. */
export function Skeleton({ shape }: { readonly shape: SkeletonShape }) {
  return (
    <View className={style.skeleton} ariaLabel={words.loading}>
      {shape === 'landing' && <View className={`${style.bone} ${style.hero}`} />}
      {shape === 'page' && <View className={`${style.bone} ${style.banner}`} />}
      {shape === 'grid' && (
        <View className={style.grid}>
          {LINES.map((n) => (
            <View key={n} className={style.tile}>
              <View className={`${style.bone} ${style.square}`} />
              <View className={`${style.bone} ${style.line}`} />
              <View className={`${style.bone} ${style.short}`} />
            </View>
          ))}
        </View>
      )}
      {shape === 'grid' ? null : shape === 'list' ? (
        LINES.map((n) => (
          <View key={n} className={style.row}>
            <View className={`${style.bone} ${style.thumb}`} />
            <View className={style.text}>
              <View className={`${style.bone} ${style.line}`} />
              <View className={`${style.bone} ${style.short}`} />
            </View>
          </View>
        ))
      ) : (
        <View className={style.block}>
          <View className={`${style.bone} ${style.line}`} />
          <View className={`${style.bone} ${style.line}`} />
          <View className={`${style.bone} ${style.short}`} />
        </View>
      )}
      {(shape === 'page' || shape === 'landing') && (
        <View className={style.block}>
          <View className={`${style.bone} ${style.short}`} />
          <View className={`${style.bone} ${style.line}`} />
        </View>
      )}
    </View>
  )
}
