import Taro from '@tarojs/taro'

interface Opened {
  readonly base64: string
  readonly type: string
  readonly name: string
}

/** Shows bytes that have no address: in a new window of a browser, in WeChat by its own viewer. */
export async function openFile({ base64, type, name }: Opened): Promise<void> {
  if (process.env.TARO_ENV === 'h5') {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    window.open(URL.createObjectURL(new Blob([bytes], { type })), '_blank', 'noopener')
    return
  }
  const isPdf = type === 'application/pdf'
  const filePath = `${Taro.env.USER_DATA_PATH}/paper.${isPdf ? 'pdf' : type.split('/')[1]}`
  await new Promise<void>((resolve, reject) =>
    Taro.getFileSystemManager().writeFile({
      filePath,
      data: base64,
      encoding: 'base64',
      success: () => resolve(),
      fail: ({ errMsg }) => reject(new Error(`${name}: ${errMsg}`)),
    }),
  )
  if (isPdf) await Taro.openDocument({ filePath })
  else await Taro.previewImage({ urls: [filePath] })
}
