import { connect, createServer, type Server } from 'node:net'

/**
 * One port per phone frame, all leading to the same API: a browser keeps storage by origin, so each person stays signed
 * in beside the others. A connection that finds the API restarting is dropped; browsers ask again.
 */
export async function openPhones(firstPort: number, count: number, apiPort: number) {
  const servers = await Promise.all(Array.from({ length: count }, (_, i) => openPhone(firstPort + i, apiPort)))
  return {
    urls: Array.from({ length: count }, (_, i) => `http://127.0.0.1:${firstPort + i}`),
    stop: () => Promise.all(servers.map(closeServer)),
  }
}

function openPhone(port: number, apiPort: number): Promise<Server> {
  const server = createServer((near) => {
    const far = connect(apiPort, '127.0.0.1')
    near.pipe(far).pipe(near)
    near.on('error', () => far.destroy())
    far.on('error', () => near.destroy())
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}

const closeServer = (server: Server) => {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // Kept-alive connections of browsers would hold the door open.
  server.unref()
  return Promise.race([closed, new Promise<void>((resolve) => setTimeout(resolve, 200))])
}
