import { connect, type Socket } from 'node:net'

/** What the load process is asked: requests as they go over the wire, to be sent over so many connections. */
export interface Load {
  readonly port: number
  readonly connections: number
  readonly requests: readonly string[]
}
export interface Loaded {
  readonly seconds: number
  readonly statuses: Readonly<Record<string, number>>
  readonly p50: number
  readonly p99: number
  readonly example: string
}

/**
 * An HTTP client that costs little: raw sockets, one request under way on each, the answer read only as far as its
 * status and length. It runs in a process of its own, so that measuring does not share the measured one's event loop.
 */
export async function sendAll({ port, connections, requests }: Load): Promise<Loaded> {
  const sockets = await Promise.all(Array.from({ length: Math.min(connections, requests.length) }, () => open(port)))
  const buffers = requests.map((text) => Buffer.from(text))
  const next = buffers.values()
  const statuses: Record<string, number> = {}
  const times: number[] = []
  let example = ''
  const note = (head: string, ms: number) => {
    const status = head.slice(9, 12)
    statuses[status] = (statuses[status] ?? 0) + 1
    if (status !== '200') example ||= head
    times.push(ms)
  }
  const started = performance.now()
  await Promise.all(sockets.map((socket) => talk(socket, next, note)))
  const seconds = (performance.now() - started) / 1000
  for (const socket of sockets) socket.destroy()
  times.sort((a, b) => a - b)
  const at = (part: number) => times[Math.floor((times.length - 1) * part)] ?? 0
  return { seconds, statuses, p50: at(0.5), p99: at(0.99), example }
}

const open = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket))
    socket.once('error', reject)
  })

type Note = (head: string, ms: number) => void

function talk(socket: Socket, next: Iterator<Buffer>, note: Note): Promise<void> {
  return new Promise((resolve, reject) => {
    let sent = 0
    let text = ''
    const send = () => {
      const { value, done } = next.next()
      if (done) return resolve()
      sent = performance.now()
      socket.write(value)
    }
    socket.on('data', (bytes) => {
      text += bytes.toString('latin1')
      if (!isWhole(text)) return
      note(text, performance.now() - sent)
      text = ''
      send()
    })
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('the server closed a connection')))
    send()
  })
}

function isWhole(text: string): boolean {
  const end = text.indexOf('\r\n\r\n')
  if (end < 0) return false
  const at = text.toLowerCase().indexOf('content-length: ')
  if (at < 0 || at > end) return text.endsWith('0\r\n\r\n')
  return text.length - end - 4 >= Number.parseInt(text.slice(at + 16, at + 26), 10)
}

if (process.send) {
  process.on('message', (load: Load) => {
    sendAll(load).then(
      (loaded) => process.send?.(loaded),
      (fault: unknown) => process.send?.({ fault: String(fault) }),
    )
  })
}
