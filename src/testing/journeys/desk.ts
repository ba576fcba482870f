import type { WxRequest } from '../weapp-network'
import { makeNetwork, type Network } from './network'
import { answering } from './phone'

/** A clerk's WeChat: one file in a chat to choose from, and a way to send what the form would never send. */
export interface Desk {
  readonly more: Readonly<Record<string, unknown>>
  readonly network: Network
  /** The file that the next choice will find. */
  put(name: string, bytes: Buffer): void
  /** Changes the body of the next call with this in its address: somebody who speaks to the server past the form. */
  rewrite(call: string, change: (body: string) => string): void
}

interface Reading {
  filePath: string
  encoding: BufferEncoding
  position: number
  length: number
  success(answer: { data: string }): void
  fail(cause: unknown): void
}

export function makeDesk(api: string): Desk {
  const network = makeNetwork(api)
  const files = new Map<string, Buffer>()
  let chosen = ''
  let forged: { call: string; change: (body: string) => string } | null = null
  const request = (asked: WxRequest) => {
    const now = forged && asked.url.includes(forged.call) ? forged : null
    if (now) forged = null
    const send = network.more.request as (asked: WxRequest) => unknown
    return send(now ? { ...asked, data: now.change(textOf(asked.data)) } : asked)
  }
  return {
    network,
    put(name, bytes) {
      chosen = name
      files.set(`wxfile://${name}`, bytes)
    },
    rewrite(call, change) {
      forged = { call, change }
    },
    more: {
      request,
      chooseMessageFile: answering(() => {
        const path = `wxfile://${chosen}`
        return { tempFiles: [{ name: chosen, path, size: files.get(path)?.length ?? 0, type: 'file' }] }
      }),
      getFileSystemManager: () => ({
        readFile({ filePath, encoding, position, length, success, fail }: Reading) {
          const bytes = files.get(filePath)?.subarray(position, position + length)
          if (bytes) success({ data: bytes.toString(encoding) })
          else fail({ errMsg: `readFile:fail no such file ${filePath}` })
        },
      }),
    },
  }
}

const textOf = (data: unknown): string => (typeof data === 'string' ? data : JSON.stringify(data))
