import Taro from '@tarojs/taro'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { growLayout } from '@/ui'
import { storageOf } from './storage'

/** WeChat's own letters from this size on are what it calls care mode (px; 17 is usual). */
const CARE_FROM = 23.8

interface Care {
  /** What this person chose here; null follows WeChat. */
  readonly choice: boolean | null
  /** Whether WeChat's own letters are that large. */
  readonly byWechat: boolean
}

const useStore = create<Care>()(
  persist<Care>(() => ({ choice: null, byWechat: false }), { name: 'care', storage: storageOf<Care>() }),
)

const isOn = ({ choice, byWechat }: Care): boolean => choice ?? byWechat

/** Whether the layout is large now, whether that is WeChat's doing, and the switch for it. */
export function useCare(): { on: boolean; byWechat: boolean; set: (on: boolean) => void } {
  const care = useStore()
  return { on: isOn(care), byWechat: care.choice === null && care.byWechat, set: setCare }
}

/** Choosing what WeChat says anyway is following it again. */
function setCare(on: boolean): void {
  const { byWechat } = useStore.getState()
  useStore.setState({ choice: on === byWechat ? null : on })
}

/** Reads WeChat's letters each time the app comes into sight: people change them while it sleeps. */
export function followWechat(): void {
  if (process.env.TARO_ENV !== 'weapp') return
  const { fontSizeSetting = 0 } = Taro.getAppBaseInfo() as { fontSizeSetting?: number }
  useStore.setState({ byWechat: fontSizeSetting >= CARE_FROM })
}

useStore.subscribe((care) => growLayout(isOn(care)))
growLayout(isOn(useStore.getState()))
