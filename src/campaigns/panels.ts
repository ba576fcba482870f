import type { FC } from 'react'
import type { z } from 'zod'
import type { Problem } from '@/kernel/result'
import type * as contract from './contract'
import type { Action, Market } from './kind'

/** What panels see: the answers of the API, never the database, never the network. */
export type Card = z.infer<typeof contract.cardView>
export type Round = z.infer<typeof contract.roundView>
export type Offer = z.infer<typeof contract.offer>

/** A button of the card page. Without `action` it only informs ("已结束"). */
export interface PanelButton {
  readonly label: string
  readonly weight: 'main' | 'plain'
  readonly roundId?: string
  /** What the kind will be asked; the page adds the chosen SKU and units. */
  readonly action?: Action
  readonly priceOf?: 'group' | 'single'
}

export interface ConsumerPanels {
  /** C1: how this kind gathers demand, right under the goods: seats, open rounds, the rule in one line. */
  /** Without `onAct` nothing can be done here (Moments' single page): the panel only shows. */
  readonly Offer: FC<{ card: Card; now: number; onAct?: ((button: PanelButton) => void) | undefined }>
  /** C5: the round as it stands. */
  readonly Round: FC<{ card: Card; round: Round; now: number }>
  /** At most two, the main one last. */
  readonly buttons: (card: Card, now: number) => PanelButton[]
  /** The campaign's condition in words, shown before paying (电商法 49, 民法典 496). */
  readonly condition: (card: Card) => string
}

export interface ResellerPanels {
  /** R5: the rounds of my campaign as they go. */
  readonly Rounds: FC<{
    rounds: readonly { roundId: string; status: string; seatsPaid: number; seatsTotal: number; endsAt: string | null }[]
    now: number
  }>
}

export interface BrandPanels {
  /** B4: the kind's own numbers, each with its problem and its law beside it. */
  readonly Terms: FC<{
    terms: Record<string, unknown>
    problems: readonly Problem[]
    onChange: (terms: Record<string, unknown>) => void
  }>
  /** B4: what a buyer pays at each count. */
  readonly Preview: FC<{ offer: Offer }>
  readonly name: string
  readonly purpose: string
  /** What the studio starts with. */
  readonly usual: Record<string, unknown>
  /** The kind's own pure check, so that the form says what the server would say. */
  readonly check: (terms: Record<string, unknown>, market: Market) => Problem[]
  /** The sentence of a problem, with its remedy. */
  readonly sentence: (problem: Problem) => string
}
