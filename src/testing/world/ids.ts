import type { Id } from '@/kernel/id'

/** Ids of the world are fixed, so that a link into it stays good; the area keeps those of different things apart. */
export const idOf = (area: number, n: number): Id => `01990000-000${area}-7000-8000-${String(n).padStart(12, '0')}`
