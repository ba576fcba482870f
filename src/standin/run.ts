import { resolve } from 'node:path'
import { environmentFor } from './environment'
import { keysIn } from './keys'
import { startServer } from './server'
import { loadState, saveState } from './state'

/**
 * The stand-in as a process of its own.
 * STANDIN_PORT (4200), STANDIN_FOLDER (.data/standin: keys.json and state.json), STANDIN_HOST (127.0.0.1),
 * STANDIN_REFUND_MS (2000: how long a refund is on its way), STANDIN_SETTLE_MS (1500: rest after a clock move).
 * Tells its parent `{ready: url, environment}` when it listens: the environment is what the product needs to find it.
 */
async function main(): Promise<void> {
  const { env } = process
  const folder = resolve(env.STANDIN_FOLDER ?? '.data/standin')
  const state = loadState(folder)
  const keys = await keysIn(folder)
  const server = await startServer({
    keys,
    state,
    port: Number(env.STANDIN_PORT ?? 4200),
    host: env.STANDIN_HOST ?? '127.0.0.1',
    refundMs: Number(env.STANDIN_REFUND_MS ?? 2_000),
    settleMs: Number(env.STANDIN_SETTLE_MS ?? 1_500),
  })
  const save = keepSaving(folder, () => JSON.stringify(state))
  process.send?.({ ready: server.url, environment: environmentFor(keys, server.url) })
  console.log(`stand-in WeChat on ${server.url}`)
  const end = async () => {
    await server.stop()
    save()
    process.exit(0)
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
  // A stand-in whose parent is gone has nobody left to stand in for.
  process.once('disconnect', end)
}

/** Writes the state every second if it changed; the returned function writes it now. */
function keepSaving(folder: string, read: () => string): () => void {
  let saved = ''
  const save = () => {
    const text = read()
    if (text === saved) return
    saveState(folder, text)
    saved = text
  }
  setInterval(save, 1_000).unref()
  return save
}

void main()
