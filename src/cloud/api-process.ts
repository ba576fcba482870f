import { startApi } from './api'
import { readSettings } from './settings'

/** The API as a process of its own: settings from the environment, a clean stop on SIGTERM and SIGINT. */
async function main(): Promise<void> {
  // Whoever has a keeper may be killed for the show: it is started again at once.
  const die = process.send ? () => process.kill(process.pid, 'SIGKILL') : undefined
  const api = await startApi(readSettings(process.env), { h5: 'dist/h5', die })
  process.send?.({ ready: api.url })
  console.log(`API on ${api.url}`)
  const end = async () => {
    await api.stop()
    process.exit(0)
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
  process.once('disconnect', end)
}

void main()
