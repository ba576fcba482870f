import { type Context, Hono } from 'hono'
import { createCard, updateCard } from './cards'
import { checkText } from './checks'
import { miniCode } from './codes'
import { meetFault } from './faults'
import type { House } from './house'
import { type ApiAnswer, apiError, sessionOf, webSessionOf } from './login'
import { sendMessage } from './messages'
import { delayShipping, shippingOrder, uploadShipping } from './shipping'
import { stableToken, tokenTrouble } from './tokens'

/** api.weixin.qq.com, as far as the house speaks with it. */
export function apiRoutes(house: House): Hono {
  const app = new Hono()
  app.use('/sns/*', downWhenAsked(house))
  app.use('/cgi-bin/*', downWhenAsked(house))
  app.use('/wxa/*', downWhenAsked(house))
  const secrets = (c: Context) => ({
    appid: c.req.query('appid'),
    secret: c.req.query('secret'),
    grant: c.req.query('grant_type'),
  })
  app.get('/sns/jscode2session', (c) =>
    c.json(sessionOf(house, { ...secrets(c), code: c.req.query('js_code'), way: 'mini' })),
  )
  app.get('/sns/oauth2/access_token', (c) =>
    c.json(webSessionOf(house, { ...secrets(c), code: c.req.query('code'), way: 'web' })),
  )
  app.post('/cgi-bin/stable_token', async (c) => c.json(stableToken(house, await jsonOf(c))))
  app.post('/wxa/getwxacodeunlimit', (c) => codeAnswer(house, c))
  app.post('/wxa/msg_sec_check', withToken(house, checkText))
  app.post('/cgi-bin/message/subscribe/send', withToken(house, sendMessage))
  app.get('/cgi-bin/message/wxopen/activityid/create', withToken(house, createCard))
  app.post('/cgi-bin/message/wxopen/updatablemsg/send', withToken(house, updateCard))
  app.post('/wxa/sec/order/upload_shipping_info', (c) => shippingAnswer(house, c))
  app.post('/wxa/sec/order/get_order', withToken(house, shippingOrder))
  app.post('/wxa/sec/order/opspecialorder', withToken(house, delayShipping))
  return app
}

const downWhenAsked = (house: House) => async (c: Context, next: () => Promise<void>) => {
  if (house.faults.apiDown) return c.text('Bad Gateway', 502)
  await next()
}

const withToken = (house: House, handler: (house: House, body: unknown) => ApiAnswer) => async (c: Context) => {
  const trouble = tokenTrouble(house, c.req.query('access_token'))
  return c.json(trouble ?? handler(house, await jsonOf(c)))
}

/** A report of parcels, with the trouble that was asked for: what was done stays done, only the answer is spoilt. */
async function shippingAnswer(house: House, c: Context): Promise<Response> {
  const trouble = tokenTrouble(house, c.req.query('access_token'))
  if (trouble) return c.json(trouble)
  const fault = meetFault(house.faults, 'shipping')
  if (fault === 'busy') return c.json(apiError(-1, 'system error'))
  if (fault === 'error') return c.text('Bad Gateway', 502)
  const answer = uploadShipping(house, await jsonOf(c))
  return fault === 'error-after' ? c.text('Bad Gateway', 502) : c.json(answer)
}

async function codeAnswer(house: House, c: Context): Promise<Response> {
  const trouble = tokenTrouble(house, c.req.query('access_token'))
  if (trouble) return c.json(trouble)
  const answer = await miniCode(house, await jsonOf(c))
  if ('refused' in answer) return c.json(answer.refused)
  return new Response(new Uint8Array(answer.png), { headers: { 'Content-Type': 'image/png' } })
}

/** Undefined for anything that is no JSON: the shapes refuse it. */
async function jsonOf(c: Context): Promise<unknown> {
  try {
    return JSON.parse(await c.req.text())
  } catch {
    return undefined
  }
}
