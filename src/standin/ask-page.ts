import type { Context } from 'hono'
import { html } from 'hono/html'
import { type Fen, yuan } from '@/kernel/money'
import type { Ms } from '@/kernel/time'
import { isWebAddress, type Markup, page } from './pages'
import { chinaTime } from './pay-answers'
import { WORDS } from './words'

/** What WeChat asks somebody about money: who gives what to whom, and what can be done about it. */
export interface Question {
  readonly title: string
  readonly about: string
  readonly amountFen: Fen
  readonly facts: readonly (readonly [name: string, value: string])[]
  readonly number: string
  readonly action: string
  readonly hidden: Readonly<Record<string, string>>
  readonly choices: readonly Choice[]
  readonly hint: string
}

export interface Choice {
  readonly value: string
  readonly text: string
  readonly look?: 'primary' | 'quiet'
  readonly title?: string
}

export function askPage({ title, about, amountFen, facts, number, action, hidden, choices, hint }: Question): Markup {
  return page(
    title,
    html`<main>
      <header>${title}</header>
      <p class="pay-to">${about}</p>
      <p class="amount"><small>¥</small>${yuan(amountFen)}</p>
      <dl>
        ${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
        <div><dt>${WORDS.orderNo}</dt><dd class="small">${number}</dd></div>
      </dl>
      <form method="post" action="${action}">
        ${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        ${choices.map(button)}
      </form>
      <p class="hint">${hint}</p>
    </main>`,
  )
}

export const minuteText = (at: Ms): string => chinaTime(at).slice(0, 16).replace('T', ' ')

const button = ({ value, text, look, title }: Choice): Markup => {
  const hint = title ? html` title="${title}"` : ''
  return html`<button class="${look ?? ''}" name="choice" value="${value}"${hint}>${text}</button>`
}

/** Nothing to ask any more: why, and the way back. */
export function refusedPage(title: string, notice: string, redirectUrl: string): Markup {
  const back = isWebAddress(redirectUrl) ? html`<a class="button" href="${redirectUrl}">${WORDS.back}</a>` : ''
  return page(
    title,
    html`<main>
      <header>${title}</header>
      <p class="notice">${notice}</p>
      <form>${back}</form>
    </main>`,
  )
}

/** The choice is made: back to where the person came from. */
export const goBack = (c: Context, title: string, redirectUrl: string): Response | Promise<Response> =>
  isWebAddress(redirectUrl) ? c.redirect(redirectUrl, 303) : c.html(page(title, html`<main></main>`))
