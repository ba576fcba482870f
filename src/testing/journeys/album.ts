import { scanFile } from '../camera'
import { answering } from './phone'

/** A phone that can fetch pictures and keep them. */
export interface Album {
  readonly more: Readonly<Record<string, unknown>>
  /** Files that went into the album. */
  readonly kept: readonly string[]
  /** What a camera reads in a picture that was fetched; null when there is no code in it. */
  read(filePath: string): Promise<string | null>
}

/** `api` says where the server is: the package was built before anybody knew. */
export function makeAlbum(api: () => string): Album {
  const fetched = new Map<string, Uint8Array>()
  const kept: string[] = []
  return {
    kept,
    read: (filePath) => scanFile(fetched.get(filePath)!),
    more: {
      downloadFile: answering(async ({ url }) => {
        const answer = await fetch(api() + new URL(String(url)).pathname)
        const tempFilePath = `wxfile://tmp_${fetched.size + 1}.jpg`
        fetched.set(tempFilePath, new Uint8Array(await answer.arrayBuffer()))
        return { tempFilePath, statusCode: answer.status, errMsg: 'downloadFile:ok' }
      }),
      saveImageToPhotosAlbum: answering(({ filePath }) => {
        kept.push(String(filePath))
        return { errMsg: 'saveImageToPhotosAlbum:ok' }
      }),
    },
  }
}
