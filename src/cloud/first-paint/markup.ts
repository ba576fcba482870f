import { type Fen, yuan } from '@/kernel/money'
import { PICTURE_WIDTHS, plainPicture, previewOf, sizedPicture } from '@/kernel/picture'
import type { Styles } from './styles'

/** Whatever a seller wrote: text, and never markup. */
export const escaped = (text: string): string => text.replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** A box of the app's own look; what is inside is markup already. */
export const box = (look: string, ...inside: readonly string[]): string =>
  `<div class="${look}">${inside.join('')}</div>`

export const heading = (look: string, text: string): string =>
  `<div class="${look}" role="heading" aria-level="1">${escaped(text)}</div>`

/** As `Price` of src/ui draws it. */
export function price({ named }: Styles, fen: Fen, { size, tone }: { size: string; tone: string }): string {
  const [whole, cents] = yuan(fen).split('.')
  const look = [named('price', 'price'), named('price', size), named('price', tone)].join(' ')
  const part = (name: string, text: string) => `<span class="${named('price', name)}">${text}</span>`
  return box(look, part('sign', '¥'), `<span>${whole}</span>`, part('cents', `.${cents}`))
}

interface Shown {
  readonly address: string
  readonly alt: string
  readonly ratio: 'square' | 'landing'
  /** In px of a 375 wide screen. */
  readonly width: number
  /** The picture one came for. */
  readonly first: boolean
}

/** As `Picture` of src/ui draws it, from the same addresses: what is here already is not fetched again. */
export function picture({ named }: Styles, shown: Shown): string {
  const preview = previewOf(shown.address)
  const look = `${named('picture', 'picture')} ${named('picture', shown.ratio)}`
  const soft =
    preview && `<div class="${named('picture', 'preview')}" style="background-image:url('${escaped(preview)}')"></div>`
  return box(look, soft ?? '', image(named('picture', 'image'), shown, preview !== null))
}

function image(look: string, { address, alt, width, first }: Shown, sizes: boolean): string {
  const plain = plainPicture(address)
  if (!plain) return ''
  const forms = PICTURE_WIDTHS.map((px) => `${sizedPicture(plain, px)} ${px}w`).join(',')
  const set = sizes ? ` sizes="${((width / 375) * 100).toFixed(2)}vw" srcset="${escaped(forms)}"` : ''
  const haste = first ? ' fetchpriority="high"' : ''
  return `<img class="${look}" style="object-fit:cover" alt="${escaped(alt)}"${haste}${set} src="${escaped(plain)}">`
}
