import Taro from '@tarojs/taro'

/** An element came near the screen or left it; `height` is what it measures now, in real pixels. */
export type Near = (near: boolean, height: number) => void

/** How far beyond the screen still counts as near: a screen and a half, so that a flick does not meet emptiness. */
const MARGIN = 1_200

/** Tells when the element with this id comes near what is in sight. Answers how to stop. */
export function watch(id: string, tell: Near): () => void {
  return process.env.TARO_ENV === 'h5' ? watchInBrowser(id, tell) : watchInWechat(id, tell)
}

/** Not Taro's own: that one takes the first page of the stack for the one in sight. */
function watchInBrowser(id: string, tell: Near): () => void {
  const element = document.getElementById(id)
  if (!element) return () => undefined
  const observer = new IntersectionObserver(
    ([entry]) => entry && tell(entry.isIntersecting, entry.boundingClientRect.height),
    { root: scrollerOf(element), rootMargin: `${MARGIN}px 0px` },
  )
  observer.observe(element)
  return () => observer.disconnect()
}

/** The page that scrolls it; null is the window. */
function scrollerOf(element: Element): Element | null {
  for (let up = element.parentElement; up; up = up.parentElement)
    if (/auto|scroll/.test(getComputedStyle(up).overflowY) && up !== document.body) return up
  return null
}

function watchInWechat(id: string, tell: Near): () => void {
  const page = Taro.getCurrentInstance().page
  const observer = Taro.createIntersectionObserver(page as never)
  // Taro hands the node over a moment after React has drawn it.
  Taro.nextTick(() =>
    observer
      .relativeToViewport({ top: MARGIN, bottom: MARGIN })
      .observe(`#${id}`, ({ intersectionRatio = 0, boundingClientRect: box }) =>
        tell(intersectionRatio > 0, box ? box.bottom - box.top : 0),
      ),
  )
  return () => observer.disconnect()
}
