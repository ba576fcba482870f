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
export async function sendAll(load: Load): Promise<Loaded> {
  const statuses: Record<string, number> = {}
  const times: number[] = []
  let example = ''
  const seconds = await sendEach(load, ({ text, ms }) => {
    const status = text.slice(9, 12)
    statuses[status] = (statuses[status] ?? 0) + 1
    if (status !== '200') example ||= text
    times.push(ms)
  })
  times.sort((a, b) => a - b)
  const at = (part: number) => times[Math.floor((times.length - 1) * part)] ?? 0
  return { seconds, statuses, p50: at(0.5), p99: at(0.99), example }
}

/** Which request was answered, the whole answer as it came, and how long it took. */
export interface Answered {
  readonly n: number
  readonly text: string
  readonly ms: number
}

/** Sends all and tells of each; returns the seconds it took. */
export async function sendEach({ port, connections, requests }: Load, tell: (one: Answered) => void): Promise<number> {
  const sockets = await Promise.all(Array.from({ length: Math.min(connections, requests.length) }, () => open(port)))
  const next = requests.map((text) => Buffer.from(text)).entries()
  const started = performance.now()
  await Promise.all(sockets.map((socket) => talk(socket, next, tell)))
  const seconds = (performance.now() - started) / 1000
  for (const socket of sockets) socket.destroy()
  return seconds
}

const open = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket))
    socket.once('error', reject)
  })

function talk(socket: Socket, next: Iterator<[number, Buffer]>, tell: (one: Answered) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let sent = 0
    let n = 0
    let text = ''
    const send = () => {
      const { value, done } = next.next()
      if (done) return resolve()
      n = value[0]
      sent = performance.now()
      socket.write(value[1])
    }
    socket.on('data', (bytes) => {
      text += bytes.toString('latin1')
      if (!isWhole(text)) return
      tell({ n, text, ms: performance.now() - sent })
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
  const at = text.search(/content-length: /i)
  if (at < 0 || at > end) return text.endsWith('0\r\n\r\n')
  return text.length - end - 4 >= Number.parseInt(text.slice(at + 16, at + 26), 10)
}

if (require.main === module) {
  process.on('message', (load: Load) => {
    sendAll(load).then(
      (loaded) => process.send?.(loaded),
      (fault: unknown) => process.send?.({ fault: String(fault) }),
    )
  })
}
