import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { yuan } from '@/kernel/money'
import type { House } from './house'
import { type Authorize, type AuthorizeAnswer, authorize, authorizeAs } from './login'
import { isWebAddress, type Markup, page, stylesheet } from './pages'
import { chinaTime } from './pay-answers'
import { closeIfOver, type PayRefusal, payOrder } from './pay-orders'
import type { Order, Person } from './state'
import { WORDS } from './words'

/** The pages that people see of WeChat itself: the cashier, and the login of H5. */
export function pageRoutes(house: House): Hono {
  const app = new Hono()
  app.get('/pages.css', (c) => c.body(stylesheet, 200, { 'Content-Type': 'text/css; charset=utf-8' }))
  app.get('/cashier', (c) => c.html(cashier(house, c.req.query('prepay_id') ?? '', c.req.query('redirect_url') ?? '')))
  app.post('/cashier', (c) => choose(house, c))
  app.get('/connect/oauth2/authorize', (c) => go(c, authorize(house, asked(c))))
  app.get('/connect/oauth2/authorize/as', (c) => go(c, authorizeAs(house, asked(c), c.req.query('openid') ?? '')))
  return app
}

function cashier(house: House, prepayId: string, redirectUrl: string): Markup {
  const order = house.index.byPrepay.get(prepayId)
  if (order) closeIfOver(house, order)
  if (!order) return refused('unknown', redirectUrl)
  if (order.state !== 'NOTPAY') return refused(order.state === 'CLOSED' ? 'closed' : 'paid', redirectUrl)
  return page(
    WORDS.cashierTitle,
    html`<main>
      <header>${WORDS.cashierTitle}</header>
      <p class="pay-to">${WORDS.payTo} ${WORDS.merchant}</p>
      <p class="amount"><small>¥</small>${yuan(order.totalFen)}</p>
      ${facts(house, order)}
      <form method="post" action="/cashier">
        <input type="hidden" name="prepay_id" value="${prepayId}" />
        <input type="hidden" name="redirect_url" value="${redirectUrl}" />
        <button class="primary" name="choice" value="pay">${WORDS.pay}</button>
        <button name="choice" value="refuse">${WORDS.refuse}</button>
        <button class="quiet" name="choice" value="lose" title="${WORDS.loseHint}">${WORDS.lose}</button>
      </form>
      <p class="hint">${WORDS.simulated}</p>
    </main>`,
  )
}

function facts(house: House, order: Order): Markup {
  const until = chinaTime(order.closesAt).slice(0, 16).replace('T', ' ')
  return html`<dl>
    <div><dt>${WORDS.goods}</dt><dd>${order.description}</dd></div>
    <div><dt>${WORDS.payer}</dt><dd>${house.state.people[order.openid]?.name ?? ''}</dd></div>
    <div><dt>${WORDS.payUntil}</dt><dd>${until}</dd></div>
    <div><dt>${WORDS.orderNo}</dt><dd class="small">${order.outTradeNo}</dd></div>
  </dl>`
}

function refused(why: PayRefusal, redirectUrl: string): Markup {
  const back = isWebAddress(redirectUrl) ? html`<a class="button" href="${redirectUrl}">${WORDS.back}</a>` : ''
  return page(
    WORDS.cashierTitle,
    html`<main>
      <header>${WORDS.cashierTitle}</header>
      <p class="notice">${WORDS.refusals[why]}</p>
      <form>${back}</form>
    </main>`,
  )
}

async function choose(house: House, c: Context): Promise<Response> {
  const form = new URLSearchParams(await c.req.text())
  const redirectUrl = form.get('redirect_url') ?? ''
  const choice = form.get('choice')
  if (choice === 'pay' || choice === 'lose') {
    const paid = payOrder(house, form.get('prepay_id') ?? '', { openid: null, lose: choice === 'lose' })
    if (typeof paid === 'string') return c.html(refused(paid, redirectUrl), 409)
  }
  return isWebAddress(redirectUrl)
    ? c.redirect(redirectUrl, 303)
    : c.html(page(WORDS.cashierTitle, html`<main></main>`))
}

function asked(c: Context): Authorize {
  return {
    appid: c.req.query('appid'),
    redirectUri: c.req.query('redirect_uri'),
    responseType: c.req.query('response_type'),
    state: c.req.query('state'),
  }
}

function go(c: Context, answer: AuthorizeAnswer): Response | Promise<Response> {
  if ('redirect' in answer) return c.redirect(answer.redirect, 302)
  if ('wrong' in answer) {
    return c.html(page(WORDS.chooseTitle, html`<main><p class="notice">${answer.wrong}</p></main>`), 400)
  }
  return c.html(choosing(answer.choose, new URL(c.req.url).search))
}

function choosing(people: readonly Person[], search: string): Markup {
  const items = people.map((person) => {
    const address = `/connect/oauth2/authorize/as${search}&openid=${encodeURIComponent(person.openid)}`
    return html`<li><a class="person" href="${address}"><span>${person.name.slice(0, 1)}</span>${person.name}</a></li>`
  })
  return page(
    WORDS.chooseTitle,
    html`<main>
      <header>${WORDS.chooseTitle}</header>
      <p class="hint">${people.length > 0 ? WORDS.chooseHint : WORDS.chooseEmpty}</p>
      <ul class="people">${items}</ul>
    </main>`,
  )
}
