import { useCallback, useRef, useState } from 'react'
import { CallError, send } from '@/app/call'
import type { upload } from '@/files/contract'
import type { OutputOf } from '@/kernel/contract'
import { plainPicture } from '@/kernel/picture'
import { useLeaving } from './leaving'
import { type ChosenFile, nextOf, refusedAtOnce, set, type Uploading, underWay, without } from './queue'

export type KeptFile = OutputOf<typeof upload>

export interface Uploads {
  /** Those that are not there yet, in the order they were chosen. */
  readonly list: readonly Uploading[]
  /** How many wait or are being sent: what depends on them should not be saved yet. */
  readonly going: number
  readonly add: (chosen: readonly ChosenFile[]) => void
  readonly again: (n: number) => void
  readonly drop: (n: number) => void
  /** What this device can show of a file that it sent itself; private files have no address. Empty for others. */
  readonly previewOf: (fileId: string) => string
  /** Was it sent from this form? By its plain address. */
  readonly isFresh: (address: string) => boolean
}

/** 5 MB take their time on a line that is slow. */
const PATIENCE_MS = 90_000

/** Files are sent one after the other; one that fails waits to be sent again and keeps no other from going. */
export function useUploads(purpose: 'picture' | 'document', onKept: (file: KeptFile) => void): Uploads {
  const { list, now, write, alive } = useList()
  const files = useRef(new Map<number, ChosenFile>())
  const seen = useSeen()
  const next = useRef(1)
  const kept = useRef(onKept)
  kept.current = onKept

  const sendOne = async (n: number) => {
    const file = files.current.get(n)!
    write(set(now.current, n, { state: 'sending' }))
    const answer = await sent(purpose, file)
    // Who was taken out meanwhile is not wanted any more; who left has no form to put it into.
    if (!alive.current || !now.current.some((one) => one.n === n)) return
    if ('code' in answer) return write(set(now.current, n, { state: 'failed', error: answer }))
    files.current.delete(n)
    seen.learn(answer, file.preview)
    write(without(now.current, n))
    kept.current(answer)
  }
  const go = async (changed: readonly Uploading[]) => {
    write(changed)
    for (let one = nextOf(now.current); one && alive.current; one = nextOf(now.current)) await sendOne(one.n)
  }
  const take = (file: ChosenFile): Uploading => {
    const n = next.current++
    files.current.set(n, file)
    const error = refusedAtOnce(file)
    return { n, name: file.name, preview: file.preview, state: error ? 'failed' : 'waiting', error }
  }
  return {
    list,
    going: underWay(list),
    add: (chosen) => void go([...now.current, ...chosen.map(take)]),
    again: (n) => void go(set(now.current, n, { state: 'waiting', error: null })),
    drop: (n) => {
      files.current.delete(n)
      void go(without(now.current, n))
    },
    ...seen.said,
  }
}

/** What went from this device in this form. */
function useSeen() {
  const [previews] = useState(() => new Map<string, string>())
  const [fresh] = useState(() => new Set<string>())
  const learn = ({ id, url }: KeptFile, preview: string) => {
    previews.set(id, preview)
    fresh.add(plainPicture(url))
  }
  const said = {
    previewOf: (id: string) => previews.get(id) ?? '',
    isFresh: (address: string) => fresh.has(address),
  }
  return { learn, said }
}

/** The list as it is, also between two drawings; whoever leaves the page ends it. */
function useList() {
  const [list, setList] = useState<readonly Uploading[]>([])
  const now = useRef(list)
  const write = useCallback((next: readonly Uploading[]) => {
    now.current = next
    setList(next)
  }, [])
  const alive = useLeaving(() => underWay(now.current), underWay(list) > 0)
  return { list, now, write, alive }
}

async function sent(purpose: 'picture' | 'document', file: ChosenFile): Promise<KeptFile | CallError> {
  try {
    const input = { purpose, name: file.name.slice(0, 255), base64: await file.base64() }
    return await send<typeof upload>('brand/files.upload', input, { patienceMs: PATIENCE_MS })
  } catch (error) {
    return error instanceof CallError ? error : new CallError({ code: 'fault', facts: { reason: String(error) } })
  }
}
