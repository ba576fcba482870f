import { useCallback, useRef, useState } from 'react'
import type { upload } from '@/files/contract'
import type { OutputOf } from '@/kernel/contract'
import { CallError, send } from '../call'
import type { ChosenFile } from '../choose-files'

export type KeptFile = OutputOf<typeof upload>

/** A file on its way, or one that did not get there. */
export interface Uploading {
  readonly n: number
  readonly name: string
  readonly error: CallError | null
}

/** The server says the same; asking it first would only cost the time of the way. */
const BYTES_MAX = 5 * 1024 * 1024

/** Files are sent one after the other; one that fails waits to be sent again and keeps no other from going. */
export function useUploads(purpose: 'picture' | 'document', onKept: (file: KeptFile) => void) {
  const [list, setList] = useState<readonly Uploading[]>([])
  const files = useRef(new Map<number, ChosenFile>())
  const next = useRef(1)
  const kept = useRef(onKept)
  kept.current = onKept

  const sendOne = useCallback(
    async (n: number) => {
      const file = files.current.get(n)
      if (!file) return
      const say = (error: CallError | null) =>
        setList((before) => before.map((one) => (one.n === n ? { ...one, error } : one)))
      say(null)
      try {
        if (file.bytes > BYTES_MAX) throw new CallError({ code: 'too-large', money: 'none' })
        const input = { purpose, name: file.name.slice(0, 255), base64: await file.base64() }
        const answer = await send<typeof upload>('brand/files.upload', input)
        files.current.delete(n)
        setList((before) => before.filter((one) => one.n !== n))
        kept.current(answer)
      } catch (error) {
        say(error instanceof CallError ? error : new CallError({ code: 'fault', facts: { reason: String(error) } }))
      }
    },
    [purpose],
  )

  const add = useCallback(
    async (chosen: readonly ChosenFile[]) => {
      const fresh = chosen.map((file) => ({ n: next.current++, file }))
      for (const { n, file } of fresh) files.current.set(n, file)
      setList((before) => [...before, ...fresh.map(({ n, file }) => ({ n, name: file.name, error: null }))])
      for (const { n } of fresh) await sendOne(n)
    },
    [sendOne],
  )

  const drop = useCallback((n: number) => {
    files.current.delete(n)
    setList((before) => before.filter((one) => one.n !== n))
  }, [])

  return { list, add, again: sendOne, drop }
}
