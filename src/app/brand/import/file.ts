import Taro from '@tarojs/taro'

export interface ChosenFile {
  readonly name: string
  readonly base64: string
  readonly bytes: number
}

/** What the server takes. */
const BYTES_MAX = 32 * 1024 * 1024

export type Choice = ChosenFile | { readonly refused: 'tooLarge' | 'notCsv' } | null

/** Lets the clerk choose a file: from a chat in WeChat, from the disk in a browser. Null when she changed her mind. */
export function chooseFile(): Promise<Choice> {
  return process.env.TARO_ENV === 'h5' ? fromDisk() : fromChat()
}

async function fromChat(): Promise<Choice> {
  const chosen = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['csv', 'txt', 'xlsx'] }).catch(
    () => null,
  )
  const file = chosen?.tempFiles[0]
  if (!file) return null
  const refused = refusalOf(file.name, file.size)
  if (refused) return { refused }
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath: file.path,
      encoding: 'base64',
      success: ({ data }) => resolve({ name: file.name, base64: String(data), bytes: file.size }),
      fail: reject,
    })
  })
}

/** A browser asks for a file only right after a press, so the input is made and pressed here. */
async function fromDisk(): Promise<Choice> {
  const file = await pressInput()
  if (!file) return null
  const refused = refusalOf(file.name, file.size)
  return refused ? { refused } : { name: file.name, base64: await readBase64(file), bytes: file.size }
}

function pressInput(): Promise<File | null> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.csv,.txt,.xlsx,text/csv,text/plain'
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

function refusalOf(name: string, bytes: number): 'tooLarge' | 'notCsv' | null {
  if (!/\.(csv|txt|xlsx)$/i.test(name)) return 'notCsv'
  return bytes > BYTES_MAX ? 'tooLarge' : null
}

function readBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}
