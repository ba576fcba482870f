import type { Id } from '@/kernel/id'
import { idOf } from './ids'

export interface Person {
  readonly id: Id
  readonly openid: string
  readonly name: string
  readonly avatar: string
  /** Where this person's parcels go; nobody else's. */
  readonly address: {
    readonly id: Id
    readonly name: string
    readonly phone: string
    readonly region: string
    readonly detail: string
  }
}

interface Face {
  /** At most six letters: the openid keeps its length, and the avatar is called so. */
  readonly spelled: string
  readonly name: string
  readonly region: string
  readonly detail: string
}

export function person(n: number, { spelled, name, region, detail }: Face): Person {
  const phone = `138001380${String(n).padStart(2, '0')}`
  return {
    id: idOf(1, n),
    openid: `oYuantuan0000000000000${spelled.padEnd(6, '0')}`,
    name,
    avatar: `${spelled}.webp`,
    address: { id: idOf(2, n), name, phone, region, detail },
  }
}
