import { useEffect, useState } from 'react'
import type { AskOf, Contract, OutputOf } from '@/kernel/contract'
import { ask } from '../call'
import { useAction } from './action'
import { type Asked, useAsk } from './ask'

interface Page {
  readonly items: readonly unknown[]
  readonly next: string | null
}
type ItemOf<Output> = Output extends { items: (infer Item)[] } ? Item : never

export interface Paged<Output> extends Asked<Output> {
  /** All lines fetched so far, the first page's included. */
  readonly items: readonly ItemOf<Output>[]
  readonly more: (() => void) | null
  readonly fetching: boolean
}

/** The same first page leads to the same later ones: coming back must not throw a long list away. */
const contentOf = (page: Page | null): string => (page ? `${page.next} ${JSON.stringify(page.items)}` : '')

/** A query that answers in pages. Another first page drops the later ones, whose cursors belong to the old one. */
export function usePages<C extends Contract>(path: string, input: AskOf<C> | null): Paged<OutputOf<C>> {
  type Output = OutputOf<C>
  const first = useAsk<C>(path, input)
  const [later, setLater] = useState<Page | null>(null)
  const head = first.data as Page | null
  const content = contentOf(head)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new first page is what starts the list again.
  useEffect(() => setLater(null), [content])
  const next = later ? later.next : (head?.next ?? null)

  const fetch = useAction(async () => {
    const page = (await ask<C>(path, { ...(input as object), cursor: next } as AskOf<C>)) as Page
    setLater((before) => ({ items: [...(before?.items ?? []), ...page.items], next: page.next }))
  })
  return {
    ...first,
    items: [...(head?.items ?? []), ...(later?.items ?? [])] as ItemOf<Output>[],
    more: next === null ? null : () => void fetch.run(),
    fetching: fetch.busy,
  }
}
