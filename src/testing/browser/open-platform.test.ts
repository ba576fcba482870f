import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { wen } from '../world'
import type { Actor } from './actor'
import { type Stage, setStage } from './stage'

jest.setTimeout(120_000)

let stage: Stage
let owner: Actor
let receiver: Server
let url = ''
let says = 200

beforeAll(async () => {
  receiver = createServer((request, response) => {
    request.resume()
    request.on('end', () => response.writeHead(says).end(says === 200 ? 'ok' : '{"error":"busy"}'))
  })
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done))
  const host = `127.0.0.1:${(receiver.address() as AddressInfo).port}`
  url = `http://${host}/yuantuan`
  stage = await setStage({ webhookHosts: host })
  owner = await stage.enter(wen)
})
afterAll(async () => {
  await stage.strike()
  receiver.closeAllConnections()
  receiver.close()
})

const products = (secret: string) =>
  fetch(`${stage.product.url}/open/catalogue.products`, { headers: { authorization: `Bearer ${secret}` } })

/** The errands run by themselves here: until the first answer is written down. */
async function tried(): Promise<void> {
  const [row] = await stage.product.sql`select from webhook_delivery where attempts > 0`
  if (!row) return tried()
}

test('a key is made, shown once, used, and revoked: the next request is refused', async () => {
  await owner.open('/brand/open/index')
  await owner.see('还没有密钥')
  await owner.press('新建密钥')
  await owner.press('生成密钥')
  await owner.see('起个名字，以后好认', '至少选一项')
  await owner.type('名称', '金蝶 ERP（华东仓）')
  for (const name of ['看商品', '写商品', '同步库存', '看待发货']) await owner.press(name, 'checkbox')
  await owner.shot('brand-open-make-key')
  await owner.press('生成密钥')
  await owner.see('密钥建好了')
  const secret = ((await owner.page.locator('#secret').textContent()) ?? '').trim()
  await owner.shot('brand-open-key-shown-once')
  await owner.press('我已保存好')
  expect((await products(secret)).status).toBe(200)
  await owner.open('/brand/open/index')
  await owner.see('金蝶 ERP（华东仓）', '有效')
  expect(await owner.page.locator('body').textContent()).not.toContain(secret)
  await owner.shot('brand-open-keys')
  await owner.wideShot('brand-open-keys')
  await owner.press('作废 金蝶 ERP（华东仓）')
  await owner.shot('brand-open-revoke')
  await owner.press('作废这把密钥')
  await owner.see('已作废')
  expect((await products(secret)).status).toBe(401)
})

test('an address is added, tested, seen to fail, and sent to again', async () => {
  await owner.press('通知地址', 'tab')
  await owner.see('还没有通知地址')
  await owner.press('新增地址')
  await owner.type('地址', 'https://192.168.1.20/hook')
  await owner.press('加上地址')
  await owner.see('这个地址在内网，外面到不了；请填公网地址')
  await owner.type('地址', url)
  await owner.press('审核有结果', 'checkbox')
  await owner.shot('brand-open-add-webhook')
  await owner.press('加上地址')
  await owner.see('签名密钥', 'whsec_')
  await owner.press('我已保存好')
  says = 503
  await owner.press('发一条测试')
  await owner.see('测试已发出')
  await owner.shot('brand-open-webhooks')
  await owner.wideShot('brand-open-webhooks')
  await tried()
  await owner.press('投递记录', 'tab')
  await owner.see('重试中', 'HTTP 503')
  await owner.press('看内容')
  await owner.see('busy')
  await owner.shot('brand-open-deliveries')
  await owner.wideShot('brand-open-deliveries')
  await owner.press('怎么用', 'tab')
  await owner.see('catalogue.upsert', 'webhook-signature')
  await owner.shot('brand-open-examples')
  await owner.wideShot('brand-open-examples')
  expect(stage.faults()).toEqual([])
})
