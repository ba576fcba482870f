import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { yuan } from '@/kernel/money'
import type { House } from './house'
import { isWebAddress, type Markup, page } from './pages'
import { chinaTime } from './pay-answers'
import type { Transfer } from './state'
import { type ConfirmRefusal, closeIfOver, confirmTransfer, transferOfPackage } from './transfers'
import { WORDS } from './words'

/** What wx.requestMerchantTransfer opens: the page on which a payee takes the money, or leaves it for later. */
export function payeeRoutes(house: House): Hono {
  const app = new Hono()
  app.get('/transfer', (c) => c.html(opened(house, c.req.query('package') ?? '', c.req.query('redirect_url') ?? '')))
  app.post('/transfer', (c) => choose(house, c))
  return app
}

function opened(house: House, packageInfo: string, redirectUrl: string): Markup {
  const transfer = transferOfPackage(house, packageInfo)
  if (transfer) closeIfOver(house, transfer)
  if (!transfer) return refused('unknown', redirectUrl)
  if (transfer.state !== 'WAIT_USER_CONFIRM') {
    return refused(transfer.state === 'SUCCESS' || transfer.state === 'TRANSFERING' ? 'confirmed' : 'over', redirectUrl)
  }
  return page(
    WORDS.transferTitle,
    html`<main>
      <header>${WORDS.transferTitle}</header>
      <p class="pay-to">${WORDS.merchant} ${WORDS.transferFrom}</p>
      <p class="amount"><small>¥</small>${yuan(transfer.amountFen)}</p>
      ${facts(house, transfer)}
      <form method="post" action="/transfer">
        <input type="hidden" name="package" value="${packageInfo}" />
        <input type="hidden" name="redirect_url" value="${redirectUrl}" />
        <button class="primary" name="choice" value="take">${WORDS.take}</button>
        <button name="choice" value="later">${WORDS.takeLater}</button>
        <button class="quiet" name="choice" value="lose" title="${WORDS.takeLoseHint}">${WORDS.takeLose}</button>
        <button class="quiet" name="choice" value="fail" title="${WORDS.takeFailHint}">${WORDS.takeFail}</button>
      </form>
      <p class="hint">${WORDS.simulatedTransfer}</p>
    </main>`,
  )
}

function facts(house: House, transfer: Transfer): Markup {
  const until = chinaTime(transfer.closesAt).slice(0, 16).replace('T', ' ')
  return html`<dl>
    <div><dt>${WORDS.remark}</dt><dd>${transfer.remark}</dd></div>
    <div><dt>${WORDS.payee}</dt><dd>${house.state.people[transfer.openid]?.name ?? ''}</dd></div>
    <div><dt>${WORDS.arrivesIn}</dt><dd>${WORDS.balance}</dd></div>
    <div><dt>${WORDS.takeUntil}</dt><dd>${until}</dd></div>
    <div><dt>${WORDS.orderNo}</dt><dd class="small">${transfer.outBillNo}</dd></div>
  </dl>`
}

function refused(why: ConfirmRefusal, redirectUrl: string): Markup {
  const back = isWebAddress(redirectUrl) ? html`<a class="button" href="${redirectUrl}">${WORDS.back}</a>` : ''
  return page(
    WORDS.transferTitle,
    html`<main>
      <header>${WORDS.transferTitle}</header>
      <p class="notice">${WORDS.transferRefusals[why]}</p>
      <form>${back}</form>
    </main>`,
  )
}

async function choose(house: House, c: Context): Promise<Response> {
  const form = new URLSearchParams(await c.req.text())
  const redirectUrl = form.get('redirect_url') ?? ''
  const choice = form.get('choice')
  if (choice === 'take' || choice === 'lose' || choice === 'fail') {
    const fails = choice === 'fail' ? 'REAL_NAME_CHECK_FAIL' : null
    const taken = confirmTransfer(house, form.get('package') ?? '', { openid: null, lose: choice === 'lose', fails })
    if (typeof taken === 'string') return c.html(refused(taken, redirectUrl), 409)
  }
  return isWebAddress(redirectUrl)
    ? c.redirect(redirectUrl, 303)
    : c.html(page(WORDS.transferTitle, html`<main></main>`))
}
