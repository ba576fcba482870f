import type { ReactNode } from 'react'

/** One block in one state, as the gallery shows it. */
export interface State {
  /** 平常, 忙, 停用 … */
  readonly name: string
  readonly node: ReactNode
}

/** A block of src/ui with all its states and what a screen reader says of it. */
export interface Shown {
  /** As it is exported; a test holds this list and the exports together. */
  readonly block: string
  readonly aria: string
  readonly states: readonly State[]
}

export const LONG =
  '西湖龙井特级明前头采手工炒制雨前老茶树原产地直供礼盒装送长辈送领导自己喝都很体面250克两罐装附赠紫砂茶则一把🍵🍃'.repeat(
    2,
  )
export const nothing = () => undefined
export const FAILURE = { code: 'offline', requestId: '0199aa10-4f2e-7000', facts: {} }
