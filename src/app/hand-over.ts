import { copyText } from './wechat'

interface HandedFile {
  readonly name: string
  /** For instance `text/csv`. */
  readonly type: string
  readonly text: string
}

/** Hands a text to somebody: as a file in a browser; in WeChat, which has no downloads, through the clipboard. */
export async function handOver({ name, type, text }: HandedFile): Promise<'file' | 'clipboard'> {
  if (process.env.TARO_ENV !== 'h5') {
    await copyText(text)
    return 'clipboard'
  }
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
  return 'file'
}
