import { useEffect, useState } from 'react'

/** From here on a desk's layout has room: side navigation and tables. */
const WIDE = '(min-width: 1024px)'

/** Whether this is a desk. In WeChat never: brands and operators use a browser there. */
export function useWide(): boolean {
  const [wide, setWide] = useState(() => process.env.TARO_ENV === 'h5' && window.matchMedia(WIDE).matches)
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    const query = window.matchMedia(WIDE)
    // Paper is narrow, and what is printed is the desk's table.
    const look = () => !window.matchMedia('print').matches && setWide(query.matches)
    query.addEventListener('change', look)
    return () => query.removeEventListener('change', look)
  }, [])
  return wide
}
