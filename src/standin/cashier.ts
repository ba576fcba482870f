import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { askPage, goBack, minuteText, refusedPage } from './ask-page'
import type { House } from './house'
import { type Authorize, type AuthorizeAnswer, authorize, authorizeAs } from './login'
import { type Markup, page, stylesheet } from './pages'
import { closeIfOver, type PayRefusal, payOrder } from './pay-orders'
import type { Person } from './state'
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
  return askPage({
    title: WORDS.cashierTitle,
    about: `${WORDS.payTo} ${WORDS.merchant}`,
    amountFen: order.totalFen,
    facts: [
      [WORDS.goods, order.description],
      [WORDS.payer, house.state.people[order.openid]?.name ?? ''],
      [WORDS.payUntil, minuteText(order.closesAt)],
    ],
    number: order.outTradeNo,
    action: '/cashier',
    hidden: { prepay_id: prepayId, redirect_url: redirectUrl },
    choices: [
      { value: 'pay', text: WORDS.pay, look: 'primary' },
      { value: 'refuse', text: WORDS.refuse },
      { value: 'lose', text: WORDS.lose, look: 'quiet', title: WORDS.loseHint },
    ],
    hint: WORDS.simulated,
  })
}

const refused = (why: PayRefusal, redirectUrl: string): Markup =>
  refusedPage(WORDS.cashierTitle, WORDS.refusals[why], redirectUrl)

async function choose(house: House, c: Context): Promise<Response> {
  const form = new URLSearchParams(await c.req.text())
  const redirectUrl = form.get('redirect_url') ?? ''
  const choice = form.get('choice')
  if (choice === 'pay' || choice === 'lose') {
    const paid = payOrder(house, form.get('prepay_id') ?? '', { openid: null, lose: choice === 'lose' })
    if (typeof paid === 'string') return c.html(refused(paid, redirectUrl), 409)
  }
  return goBack(c, WORDS.cashierTitle, redirectUrl)
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
