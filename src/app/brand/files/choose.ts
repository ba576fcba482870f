import Taro from '@tarojs/taro'
import type { ChosenFile, Room } from './queue'

/** Where files come from. A browser asks its own way, whichever it is. */
export type Source = 'album' | 'chat'

/** WeChat hands over at most nine at once. */
const AT_ONCE = 9

/** Nobody wanted it after all: no reason to say anything. */
const isCancel = (cause: unknown): boolean => /cancel/i.test((cause as { errMsg?: string })?.errMsg ?? '')

const nothingIfCancelled = (cause: unknown): null => {
  if (isCancel(cause)) return null
  throw cause
}

/** Lets somebody choose: from album, camera or a chat in WeChat, from the disk in a browser. Throws where WeChat may not. */
export function chooseFiles(source: Source, room: Room): Promise<ChosenFile[]> {
  if (process.env.TARO_ENV === 'h5') return fromDisk(room)
  return source === 'chat' ? fromChat(room) : fromAlbum(room)
}

async function fromAlbum({ most }: Room): Promise<ChosenFile[]> {
  const count = Math.min(most, AT_ONCE)
  const chosen = await Taro.chooseMedia({
    count,
    mediaType: ['image'],
    sourceType: ['album', 'camera'],
    sizeType: ['compressed'],
  }).catch(nothingIfCancelled)
  return (chosen?.tempFiles ?? []).map(({ tempFilePath, size }) => {
    const name = tempFilePath.split('/').at(-1) ?? ''
    return { name, bytes: size, preview: tempFilePath, base64: () => readPhoneFile(tempFilePath) }
  })
}

const PICTURE_NAME = /\.(jpe?g|png|webp|gif)$/i

/** WeChat hands documents over only out of a chat; pictures of a chat come the same way. */
async function fromChat({ most }: Room): Promise<ChosenFile[]> {
  const chosen = await Taro.chooseMessageFile({ count: most, type: 'all' }).catch(nothingIfCancelled)
  return (chosen?.tempFiles ?? []).map(({ name, size, path }) => {
    return { name, bytes: size, preview: PICTURE_NAME.test(name) ? path : '', base64: () => readPhoneFile(path) }
  })
}

const readPhoneFile = (filePath: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const success = ({ data }: { data: string | ArrayBuffer }) => resolve(String(data))
    Taro.getFileSystemManager().readFile({ filePath, encoding: 'base64', success, fail: reject })
  })

/** A browser asks for files only right after a press, so the input is made and pressed here. */
function fromDisk({ most, documents }: Room): Promise<ChosenFile[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = most > 1
  input.accept = `image/jpeg,image/png,image/webp,image/gif${documents ? ',application/pdf' : ''}`
  input.style.display = 'none'
  document.body.append(input)
  return new Promise((resolve) => {
    const settle = () => {
      resolve([...(input.files ?? [])].map(chosenOf))
      input.remove()
    }
    input.addEventListener('cancel', settle)
    input.addEventListener('change', settle)
    input.click()
  })
}

const chosenOf = (file: File): ChosenFile => ({
  name: file.name,
  bytes: file.size,
  preview: file.type.startsWith('image/') ? URL.createObjectURL(file) : '',
  base64: () => readDiskFile(file),
})

function readDiskFile(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}
