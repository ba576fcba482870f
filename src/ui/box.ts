import Taro from '@tarojs/taro'
import { useEffect, useId, useState } from 'react'

export interface Box {
  readonly width: number
  readonly height: number
}

/** The size in which an element came out, in real pixels; until it is known, the guess. Give the element the `id`. */
export function useBox(guess: Box): { readonly id: string; readonly box: Box } {
  const id = useBoxId()
  const [box, setBox] = useState(guess)
  useEffect(() => {
    const measure = () => void measured(id).then((next) => next && setBox(next))
    measure()
    if (process.env.TARO_ENV !== 'h5') return
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  }, [id])
  return { id, box }
}

/** React's own ids hold colons, which selectors take for something else. */
export const useBoxId = (): string => `box${useId().replace(/\W/g, '')}`

function measured(id: string): Promise<Box | null> {
  if (process.env.TARO_ENV === 'h5') {
    const rect = document.getElementById(id)?.getBoundingClientRect()
    return Promise.resolve(rect && rect.width > 0 ? rect : null)
  }
  return new Promise((resolve) => {
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .boundingClientRect((rect) => {
        const box = rect as unknown as Box | null
        resolve(box && box.width > 0 ? { width: box.width, height: box.height } : null)
      })
      .exec()
  })
}
