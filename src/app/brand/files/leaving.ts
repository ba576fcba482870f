import Taro from '@tarojs/taro'
import { type RefObject, useEffect, useRef } from 'react'
import { words } from './words'

/**
 * Whoever leaves while files are on their way is asked first, where the platform asks (a closing tab, WeChat's way back),
 * and told what was not kept where it does not. The answer says whether the page is still there.
 */
export function useLeaving(left: () => number, busy: boolean): RefObject<boolean> {
  const alive = useRef(true)
  const count = useRef(left)
  count.current = left
  useEffect(() => (busy ? askBeforeLeaving() : undefined), [busy])
  useEffect(() => {
    alive.current = true
    return () => {
      alive.current = false
      const lost = count.current()
      if (lost > 0) void Taro.showToast({ title: words.lost(lost), icon: 'none', duration: 4_000 })
    }
  }, [])
  return alive
}

function askBeforeLeaving(): () => void {
  if (process.env.TARO_ENV !== 'h5') {
    void Taro.enableAlertBeforeUnload({ message: words.leaving })
    return () => void Taro.disableAlertBeforeUnload()
  }
  const ask = (event: BeforeUnloadEvent) => event.preventDefault()
  window.addEventListener('beforeunload', ask)
  return () => window.removeEventListener('beforeunload', ask)
}
