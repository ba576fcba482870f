import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'

/** What every adapter serves: a web-standard handler that knows nothing of its surroundings. */
export type Handler = (request: Request) => Promise<Response>

export interface Listening {
  readonly port: number
  /** Answers what is under way, refuses what comes after, and ends. */
  close(): Promise<void>
}

/** Longer than any proxy in front keeps a connection, so that the proxy closes first and no request falls in between. */
const KEEP_ALIVE_MS = 75_000
/** Who has not finished by then is cut off: a stop must end. */
const PATIENCE_MS = 2_000

/** Serves a handler on a port (0: any free one) of this machine, or of all its addresses where a host is named. */
export function listen(handler: Handler, { port, host }: { port: number; host?: string }): Promise<Listening> {
  const http = createServer(getRequestListener(handler))
  http.keepAliveTimeout = KEEP_ALIVE_MS
  return new Promise((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, host, () => resolve({ port: (http.address() as AddressInfo).port, close: () => close(http) }))
  })
}

async function close(http: Server): Promise<void> {
  const closed = new Promise((resolve) => http.close(resolve))
  http.closeIdleConnections()
  const cut = setTimeout(() => http.closeAllConnections(), PATIENCE_MS)
  await closed
  clearTimeout(cut)
}
