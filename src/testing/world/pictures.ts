import previews from './previews.json'

/** Every picture of the world by its file's name, with the base64 of a tiny WebP that is shown until it has come. */
export const previewOf: Readonly<Record<string, string>> = previews

const MISSING = 'missing.webp'
const SHOTS_MAX = 4

/** The pictures of a product, in their order: `handle.webp`, `handle-2.webp` and so on, as many as were made. */
export function picturesOf(handle: string): readonly string[] {
  const names = Array.from({ length: SHOTS_MAX }, (_, at) => (at === 0 ? `${handle}.webp` : `${handle}-${at + 1}.webp`))
  const made = names.filter((name) => name in previewOf)
  return made.length > 0 ? made : [MISSING]
}

/** The picture's address with its preview behind it, where nothing that fetches pictures sees it. */
export function addressOf(folder: string, name: string): string {
  const preview = previewOf[name]
  return preview ? `${folder}${name}#p=${preview}` : folder + name
}
