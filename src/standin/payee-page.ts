import { type Context, Hono } from 'hono'
import { askPage, goBack, minuteText, refusedPage } from './ask-page'
import type { House } from './house'
import type { Markup } from './pages'
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
  return askPage({
    title: WORDS.transferTitle,
    about: `${WORDS.merchant} ${WORDS.transferFrom}`,
    amountFen: transfer.amountFen,
    facts: [
      [WORDS.remark, transfer.remark],
      [WORDS.payee, house.state.people[transfer.openid]?.name ?? ''],
      [WORDS.arrivesIn, WORDS.balance],
      [WORDS.takeUntil, minuteText(transfer.closesAt)],
    ],
    number: transfer.outBillNo,
    action: '/transfer',
    hidden: { package: packageInfo, redirect_url: redirectUrl },
    choices: [
      { value: 'take', text: WORDS.take, look: 'primary' },
      { value: 'later', text: WORDS.takeLater },
      { value: 'lose', text: WORDS.takeLose, look: 'quiet', title: WORDS.takeLoseHint },
      { value: 'fail', text: WORDS.takeFail, look: 'quiet', title: WORDS.takeFailHint },
    ],
    hint: WORDS.simulatedTransfer,
  })
}

const refused = (why: ConfirmRefusal, redirectUrl: string): Markup =>
  refusedPage(WORDS.transferTitle, WORDS.transferRefusals[why], redirectUrl)

async function choose(house: House, c: Context): Promise<Response> {
  const form = new URLSearchParams(await c.req.text())
  const redirectUrl = form.get('redirect_url') ?? ''
  const choice = form.get('choice')
  if (choice === 'take' || choice === 'lose' || choice === 'fail') {
    const fails = choice === 'fail' ? 'REAL_NAME_CHECK_FAIL' : null
    const taken = confirmTransfer(house, form.get('package') ?? '', { openid: null, lose: choice === 'lose', fails })
    if (typeof taken === 'string') return c.html(refused(taken, redirectUrl), 409)
  }
  return goBack(c, WORDS.transferTitle, redirectUrl)
}
