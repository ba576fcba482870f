import Taro from '@tarojs/taro'

export interface Face {
  /** What this phone can show at once. */
  readonly url: string
  readonly base64: string
}

/** What the server takes, in characters of base64. */
const CHARS_MOST = 260_000
const SIDE = 264

/** A browser's photos are large, so they are drawn small first; a phone without WeChat's chooser has none to give. */
export function chooseFace(): Promise<Face | 'too-large' | null> {
  return process.env.TARO_ENV === 'h5' ? fromDisk() : Promise.resolve(null)
}

/** The file that WeChat's chooser gave: small already, and checked by WeChat. */
export function readFace(path: string): Promise<Face | 'too-large' | null> {
  return new Promise((resolve) => {
    Taro.getFileSystemManager().readFile({
      filePath: path,
      encoding: 'base64',
      success: ({ data }) => resolve(checked({ url: path, base64: String(data) })),
      fail: () => resolve(null),
    })
  })
}

const checked = (face: Face): Face | 'too-large' => (face.base64.length > CHARS_MOST ? 'too-large' : face)

function fromDisk(): Promise<Face | 'too-large' | null> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = 'image/*'
  input.style.display = 'none'
  document.body.append(input)
  return new Promise((resolve) => {
    const settle = () => {
      const file = input.files?.[0]
      input.remove()
      resolve(file ? drawSmall(file) : null)
    }
    input.addEventListener('cancel', settle)
    input.addEventListener('change', settle)
    input.click()
  })
}

/** The middle square, in the size that faces are shown: whatever else the photo says (place, time) is left behind. */
async function drawSmall(file: File): Promise<Face | 'too-large' | null> {
  const image = await createImageBitmap(file).catch(() => null)
  if (!image) return 'too-large'
  const canvas = document.createElement('canvas')
  canvas.width = SIDE
  canvas.height = SIDE
  const side = Math.min(image.width, image.height)
  const [x, y] = [(image.width - side) / 2, (image.height - side) / 2]
  canvas.getContext('2d')?.drawImage(image, x, y, side, side, 0, 0, SIDE, SIDE)
  const url = canvas.toDataURL('image/jpeg', 0.85)
  return checked({ url, base64: url.replace(/^data:[^,]*,/, '') })
}
