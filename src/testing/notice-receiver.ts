import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ReceivedNotice {
  readonly headers: Headers
  readonly body: string
}

/** A place for notices to go: keeps what came, byte for byte, and answers as it is told. */
export interface NoticeReceiver {
  readonly url: string
  readonly received: ReceivedNotice[]
  /** The status of the next answers; a function sees the notice first. */
  answerWith(status: number | ((notice: ReceivedNotice) => number)): void
  stop(): Promise<void>
}

export async function startReceiver(): Promise<NoticeReceiver> {
  const received: ReceivedNotice[] = []
  let decide: (notice: ReceivedNotice) => number = () => 204
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const headers = new Headers(request.headers as Record<string, string>)
    const notice = { headers, body: Buffer.concat(parts).toString('utf8') }
    received.push(notice)
    response.writeHead(decide(notice)).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/wechat/payments.notice`,
    received,
    answerWith(status) {
      decide = typeof status === 'number' ? () => status : status
    },
    async stop() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
