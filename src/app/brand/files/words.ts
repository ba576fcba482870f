import { refusalSentence } from '@/kernel/words'
import type { Room, Uploading } from './queue'

/** What is said where files are chosen. */
export const words = {
  limits: ({ most, documents }: Room) =>
    [
      most > 1 ? `最多 ${most} ${documents ? '个' : '张'}` : '',
      `${most > 1 ? (documents ? '每个' : '每张') : ''}不超过 5 MB`,
      documents ? 'JPG、PNG、WebP、GIF 或 PDF' : 'JPG、PNG、WebP、GIF',
    ]
      .filter(Boolean)
      .join(' · '),
  addPictures: '添加图片',
  addFiles: '添加文件',
  addPicture: '选择图片',
  addFile: '选择文件',
  replace: '换一个',
  replacePicture: '换一张',
  fromAlbum: '拍照或相册',
  fromChat: '聊天里的文件',
  room: (n: number) => `还能加 ${n} 张`,
  filesRoom: (n: number) => `还能加 ${n} 个`,
  tooMany: (left: number, most: number) => `最多 ${most} 个，多选的 ${left} 个没有加进来。移除几个再添加。`,
  notOpened: '没能打开相册或文件。请在微信“设置-隐私-授权管理”里允许，再试一次。',
  picture: (n: number) => `第 ${n} 张图片`,
  nth: (n: number) => `第 ${n} 张`,
  cover: '封面',
  earlier: (what: string) => `把${what}往前移`,
  later: (what: string) => `把${what}往后移`,
  remove: (what: string) => `移除${what}`,
  removeIt: '移除',
  state: { waiting: '等待上传', sending: '正在上传', failed: '没有上传' },
  done: '已上传',
  sending: (name: string) => `正在上传 ${name}`,
  again: '重试',
  againLabel: (name: string) => `重试 ${name}`,
  why: ({ error }: Pick<Uploading, 'error'>) => {
    if (!error) return ''
    const { what, now } = refusalSentence(error.code, error.facts)
    return `${what}。${now}。`
  },
  open: '查看',
  openLabel: (name: string) => `查看${name}`,
  movedTo: (n: number) => `移到了第 ${n} 位`,
  told: (going: number, failed: number) =>
    [going > 0 && `${going} 个正在上传`, failed > 0 && `${failed} 个没有上传成功`].filter(Boolean).join('，'),
  /** Beside a button that waits for them. */
  wait: (n: number) => `还有 ${n} 个文件在上传，传完再保存`,
  leaving: '文件还没有传完，离开后要重新选择。',
  lost: (n: number) => `离开时有 ${n} 个文件没有传完，没有保存`,
} as const
