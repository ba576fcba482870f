import Taro from '@tarojs/taro'

/** A file in the clerk's hands. It is read piece by piece: a phone never holds the whole of it. */
export interface PickedFile {
  readonly name: string
  readonly bytes: number
  /** Base64 of the bytes from `from` up to `to`. */
  readonly slice: (from: number, to: number) => Promise<string>
}

/** Lets the clerk choose a file: from a chat in WeChat, from the disk in a browser. Null when she changed her mind. */
export function pickFile(): Promise<PickedFile | null> {
  return process.env.TARO_ENV === 'h5' ? fromDisk() : fromChat()
}

async function fromChat(): Promise<PickedFile | null> {
  const extension = ['csv', 'txt', 'tsv', 'xlsx', 'xls']
  const chosen = await Taro.chooseMessageFile({ count: 1, type: 'file', extension }).catch(() => null)
  const file = chosen?.tempFiles[0]
  if (!file) return null
  return { name: file.name, bytes: file.size, slice: (from, to) => readSlice(file.path, from, to - from) }
}

function readSlice(filePath: string, position: number, length: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const encoding = 'base64'
    const success = ({ data }: { data: string | ArrayBuffer }) => resolve(String(data))
    Taro.getFileSystemManager().readFile({ filePath, encoding, position, length, success, fail: reject })
  })
}

/** A browser asks for a file only right after a press, so the input is made and pressed here. */
async function fromDisk(): Promise<PickedFile | null> {
  const file = await pressInput()
  return file && ofBrowser(file)
}

/** A file that was chosen in a browser, or dropped onto the page. */
export const ofBrowser = (file: File): PickedFile => ({
  name: file.name,
  bytes: file.size,
  slice: (from, to) => readBase64(file.slice(from, to)),
})

function pressInput(): Promise<File | null> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.csv,.txt,.tsv,.xlsx,.xls,text/csv,text/plain'
  input.style.display = 'none'
  document.body.append(input)
  return new Promise((resolve) => {
    const settle = () => {
      resolve(input.files?.[0] ?? null)
      input.remove()
    }
    input.addEventListener('cancel', settle)
    input.addEventListener('change', settle)
    input.click()
  })
}

function readBase64(part: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(part)
  })
}
