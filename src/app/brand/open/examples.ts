/** What a programmer copies; the same calls stand in the API page, where a test runs them. */
const get = (at: string, path: string) => `curl '${at}/open/${path}' \\\n  -H "Authorization: Bearer $KEY"`

const post = (at: string, path: string, body: object) =>
  [
    `curl '${at}/open/${path}' \\`,
    '  -H "Authorization: Bearer $KEY" \\',
    '  -H "Idempotency-Key: $(uuidgen)" \\',
    `  -d '${JSON.stringify(body)}'`,
  ].join('\n')

const VERIFY = `const { createHmac, timingSafeEqual } = require('node:crypto')

function isFromYuantuan(headers, body, secret) {
  const age = Math.abs(Date.now() / 1000 - Number(headers['webhook-timestamp']))
  if (age > 300) return false
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const text = [headers['webhook-id'], headers['webhook-timestamp'], body].join('.')
  const right = Buffer.from('v1,' + createHmac('sha256', key).update(text).digest('base64'))
  return headers['webhook-signature'].split(' ').some((one) => {
    const said = Buffer.from(one)
    return said.length === right.length && timingSafeEqual(said, right)
  })
}`

export const EXAMPLES = (at: string) =>
  ({
    products: get(at, 'catalogue.products'),
    upsert: post(at, 'catalogue.upsert', {
      goods: [{ handle: 'white-tea', title: '白毫银针', category: '茶叶', sku: 'BHYZ-1', priceFen: 19900, stock: 30 }],
    }),
    pictures: get(at, 'catalogue.pictures?state=failed'),
    stock: post(at, 'stock.sync', { counts: [{ sku: 'BHYZ-1', count: 28, sequence: 1764000000000 }] }),
    toShip: get(at, 'orders.toShip'),
    ship: post(at, 'orders.ship', { parcels: [{ orderId: '…', carrier: '顺丰', trackingNo: 'SF1234567890' }] }),
    verify: VERIFY,
  }) as const
