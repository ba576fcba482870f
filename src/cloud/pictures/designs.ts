import { card } from './card'
import { moments } from './moments'
import { bold } from './poster-bold'
import { paper } from './poster-paper'
import { photo } from './poster-photo'
import type { Design } from './strokes'

/** A poster carries the mini-program code; a card is tapped and needs none. */
export interface Sort {
  readonly design: Design
  readonly coded: boolean
}

/** Everything that is drawn, by the name in its address. */
export const DESIGNS: Readonly<Record<string, Sort>> = {
  cards: { design: card, coded: false },
  moments: { design: moments, coded: false },
  'poster-paper': { design: paper, coded: true },
  'poster-bold': { design: bold, coded: true },
  'poster-photo': { design: photo, coded: true },
}
