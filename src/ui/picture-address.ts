import Taro from '@tarojs/taro'
import { PICTURE_WIDTHS, plainPicture, previewOf, sizedPicture } from '@/kernel/picture'
import { absolute } from './address'

/** A picture's address in its parts: where it lies, and the tiny picture that its maker put behind the #. */
export interface PictureAddress {
  readonly src: string
  /** A data address, or null when nobody made a preview. */
  readonly preview: string | null
}

/** Design px are counted on a screen of 375; on a desk the phone's layout stops growing (config: maxRootSize). */
const DESIGN = 375
const GROWS_TO = 1.15

/**
 * `https://host/tea.webp#p=<base64>` → address and preview. Whoever writes a preview behind the # has the picture in a
 * store that also sizes it, so such an address is asked for in the width it
 * is shown at; any other is taken as it is.
 */
export function pictureAddress(address: string, width: number): PictureAddress {
  const src = absolute(plainPicture(address))
  const preview = previewOf(address)
  return preview === null ? { src, preview } : { src: sizedPicture(src, pixels(width)), preview }
}

/** The same picture as it lies there: for when its sized form can't be had. */
export const asItLies = (address: string): string => absolute(plainPicture(address))

/** The screen's own pixels, rounded up to one of a few widths, so that a store and its CDN keep few forms of each. */
function pixels(width: number): number {
  const { windowWidth, pixelRatio } = screenOf()
  const wanted = width * Math.min(windowWidth / DESIGN, GROWS_TO) * Math.min(pixelRatio, 3)
  return PICTURE_WIDTHS.find((step) => step >= wanted) ?? PICTURE_WIDTHS[PICTURE_WIDTHS.length - 1]!
}

interface ScreenSize {
  readonly windowWidth: number
  readonly pixelRatio: number
}

let known: ScreenSize | null = null

function screenOf(): ScreenSize {
  if (process.env.TARO_ENV === 'h5') return { windowWidth: window.innerWidth, pixelRatio: window.devicePixelRatio }
  known ??= Taro.getWindowInfo()
  return known
}
