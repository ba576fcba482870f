/** So many frames the app's own picture may need until it stands where the painted one did. */
const FRAMES = 60

/**
 * On the web the server has drawn the upper half of the page already (cloud/first-paint): when the page itself stands
 * under it, looks and picture included, it goes.
 */
export function liftFirstPaint(frames = FRAMES): void {
  if (process.env.TARO_ENV !== 'h5') return
  const paint = document.getElementById('first-paint')
  if (!paint) return
  if (stands() || frames === 0) paint.remove()
  else requestAnimationFrame(() => liftFirstPaint(frames - 1))
}

function stands(): boolean {
  const picture = document.querySelector<HTMLImageElement>('#app img')
  const looks = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')]
  return picture?.complete === true && looks.every(({ sheet }) => sheet !== null)
}
