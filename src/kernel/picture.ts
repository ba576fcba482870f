/** A few, so that a store and its CDN keep few forms of each picture. */
export const PICTURE_WIDTHS = [240, 480, 750, 1080] as const

/** The address itself, without what stands behind the #. */
export const plainPicture = (address: string): string => address.split('#')[0]!

/**
 * A picture's address may end in `#p=<base64 of a tiny WebP>`: its preview, here as a data address. Whoever writes that has
 * the picture in a store that also sizes it (Tencent COS: `?imageMogr2/thumbnail/480x`). Null when nobody made one.
 */
export function previewOf(address: string): string | null {
  const tiny = /#p=([A-Za-z0-9+/]+=*)$/.exec(address)?.[1]
  return tiny ? `data:image/webp;base64,${tiny}` : null
}

export const sizedPicture = (plain: string, width: number): string =>
  `${plain}${plain.includes('?') ? '&' : '?'}imageMogr2/thumbnail/${width}x`
