import { View } from '@tarojs/components'
import type { IconName } from './icon'
import style from './scene.module.css'

/** What is drawn on a page with nothing on it. */
export type SceneName = 'box' | 'shop' | 'people' | 'search' | 'wallet' | 'bell' | 'door' | 'cloud' | 'cup' | 'star'

/** A drawing for each thing that may be missing; a cup of tea for everything else. */
const SCENES: Partial<Record<IconName, SceneName>> = {
  box: 'box',
  truck: 'box',
  orders: 'box',
  shop: 'shop',
  people: 'people',
  search: 'search',
  wallet: 'wallet',
  refund: 'wallet',
  chart: 'wallet',
  bell: 'bell',
  message: 'bell',
  me: 'door',
  lock: 'door',
  shield: 'door',
  alert: 'cloud',
  star: 'star',
  heart: 'star',
}

export const sceneOf = (icon: IconName): SceneName => SCENES[icon] ?? 'cup'

/** Says nothing to a screen reader: the title below it does. */
export function Scene({ name }: { readonly name: SceneName }) {
  return <View className={`${style.scene} ${style[name]}`} />
}
