/** Prints a page that is complete in itself, out of a frame that nobody sees: no window opens that a browser could hold back. */
export function printPage(html: string): void {
  if (process.env.TARO_ENV !== 'h5') return
  document.getElementById('print-page')?.remove()
  const frame = document.createElement('iframe')
  frame.id = 'print-page'
  frame.title = ''
  frame.setAttribute('aria-hidden', 'true')
  frame.tabIndex = -1
  Object.assign(frame.style, { position: 'fixed', left: '-9999px', width: '800px', height: '1100px', border: '0' })
  frame.onload = () => frame.contentWindow?.print()
  frame.srcdoc = html
  document.body.append(frame)
}
