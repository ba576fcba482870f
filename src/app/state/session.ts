import type { z } from 'zod'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { me } from '@/crm/contract'
import { storageOf } from './storage'

export type Me = z.infer<typeof me>

interface Session {
  /** Our own session token, never WeChat's session key. */
  readonly token: string | null
  readonly me: Me | null
}

/** Who is using this device. Read it anywhere; change it only through the functions below. */
export const useSession = create<Session>()(
  persist<Session>(() => ({ token: null, me: null }), { name: 'session', storage: storageOf<Session>() }),
)

export function keepSession(token: string, me: Me): void {
  useSession.setState({ token, me })
}

/** Roles change: somebody opens a shop, a brand takes somebody on. */
export function keepMe(me: Me): void {
  useSession.setState({ me })
}

export function dropSession(): void {
  useSession.setState({ token: null, me: null })
}
