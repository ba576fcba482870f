import Taro from '@tarojs/taro'

export interface ChosenFile {
  readonly name: string
  readonly bytes: number
  readonly base64: () => Promise<string>
}

interface Wanted {
  readonly most: number
  /** Also PDFs, not only pictures. */
  readonly documents: boolean
}

/** Lets somebody choose pictures (and documents): from album, camera or a chat in WeChat, from the disk in a browser. */
export function chooseFiles({ most, documents }: Wanted): Promise<ChosenFile[]> {
  if (process.env.TARO_ENV === 'h5') return fromDisk(most, documents)
  return documents ? fromChat(most) : fromAlbum(most)
}

async function fromAlbum(most: number): Promise<ChosenFile[]> {
  const count = Math.min(most, 9)
  const chosen = await Taro.chooseMedia({ count, mediaType: ['image'], sizeType: ['compressed'] }).catch(() => null)
  return (chosen?.tempFiles ?? []).map(({ tempFilePath, size }) => {
    return { name: tempFilePath.split('/').at(-1) ?? '', bytes: size, base64: () => readPhoneFile(tempFilePath) }
  })
}

/** WeChat hands documents over only out of a chat; pictures of a chat come the same way. */
async function fromChat(most: number): Promise<ChosenFile[]> {
  const chosen = await Taro.chooseMessageFile({ count: most, type: 'all' }).catch(() => null)
  return (chosen?.tempFiles ?? []).map(({ name, size, path }) => {
    return { name, bytes: size, base64: () => readPhoneFile(path) }
  })
}

const readPhoneFile = (filePath: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const success = ({ data }: { data: string | ArrayBuffer }) => resolve(String(data))
    Taro.getFileSystemManager().readFile({ filePath, encoding: 'base64', success, fail: reject })
  })

/** A browser asks for files only right after a press, so the input is made and pressed here. */
function fromDisk(most: number, documents: boolean): Promise<ChosenFile[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = most > 1
  input.accept = `image/jpeg,image/png,image/webp,image/gif${documents ? ',application/pdf' : ''}`
  input.style.display = 'none'
  document.body.append(input)
  return new Promise((resolve) => {
    const settle = () => {
      resolve([...(input.files ?? [])].slice(0, most).map(chosenOf))
      input.remove()
    }
    input.addEventListener('cancel', settle)
    input.addEventListener('change', settle)
    input.click()
  })
}

const chosenOf = (file: File): ChosenFile => ({ name: file.name, bytes: file.size, base64: () => readDiskFile(file) })

function readDiskFile(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}
