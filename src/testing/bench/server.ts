import { startApi } from '@/cloud/api'
import { readSettings } from '@/cloud/settings'

/** The product's own API as a process that also tells how large its batches were. */
async function main(): Promise<void> {
  const api = await startApi(readSettings(process.env))
  const { sizes } = api.house.batcher
  process.on('message', (asked) => {
    if (asked === 'sizes') process.send?.({ ...sizes, cpuMs: cpuMs(), peakMb: process.resourceUsage().maxRSS / 1024 })
    if (asked === 'forget') Object.assign(sizes, { batches: 0, commands: 0, largest: 0 })
  })
  const end = () => void api.stop().then(() => process.exit(0))
  process.once('disconnect', end)
  process.once('SIGTERM', end)
  process.send?.({ ready: api.url })
}

/** What this process has cost so far, on all its threads. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

void main()
