import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { storageOf } from './storage'

interface Visit {
  /** Names this device, not a person: visits before login and the sale after it meet through it. */
  readonly visitorId: string
  /** The share code of the last card that was opened here. */
  readonly shareCode: string | null
}

export const useVisit = create<Visit>()(
  persist<Visit>(() => ({ visitorId: randomKey(), shareCode: null }), { name: 'visit', storage: storageOf<Visit>() }),
)

// The first visitor id is made in memory: saving it here keeps the same one for the next start.
useVisit.setState({})

export function keepShareCode(shareCode: string): void {
  useVisit.setState({ shareCode })
}

/** 128 bits in the shape of a uuid: WeChat's realm has no crypto object, and nothing secret depends on this. */
export function randomKey(): string {
  return 'xxxxxxxx-xxxx-4xxx-axxx-xxxxxxxxxxxx'.replace(/x/g, () => Math.floor(Math.random() * 16).toString(16))
}

/** The share code in what a page was opened with: `s` from a card, `scene` from a mini-program code (URL-encoded there). */
export function shareCodeIn(query: Readonly<Record<string, string | undefined>> | undefined): string | null {
  const raw = query?.s || (query?.scene ? decodeURIComponent(query.scene) : '')
  return /^[0-9A-Za-z]{8,10}$/.test(raw) ? raw : null
}
