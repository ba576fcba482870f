import { newId } from '@/kernel/id'
import type { Person } from '../world'
import { ana, lin, longjing, mei, offers } from '../world'
import { type Actor, sizeTo } from './actor'
import { type Stage, setStage } from './stage'

jest.setTimeout(120_000)

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
  await stage.onSale(offers.find((one) => one.product === longjing)!)
})
afterAll(() => stage.strike())

/** Somebody who has agreed to nothing and left nothing yet. */
const forgetAgreements = async (person: Person) => {
  const { sql } = stage.product
  await sql`delete from privacy_consent where person_id = ${person.id}`
  await sql`delete from address where person_id = ${person.id}`
}
const addressesOf = async (person: Person) =>
  (await stage.product.sql`select 1 from address where person_id = ${person.id} and removed_at is null`).length

async function fillAddress(actor: Actor): Promise<void> {
  await actor.type('收货人', '林小满')
  await actor.type('手机号', '13800138004')
  await actor.type('省市区', '上海市 徐汇区')
  await actor.type('详细地址', '武康路 117 弄 3 号')
}

test('who refuses keeps browsing, and nothing was kept; who agrees goes on where they stood', async () => {
  await forgetAgreements(lin)
  const actor = await stage.enter(lin)
  await actor.open('/consumer/addresses/index')
  await actor.see('还没有收货地址')
  await actor.page.locator('#add-address').click()
  await actor.see('先说清楚，再填写', '只用于寄送你买的东西；发货的品牌在发货时看到，分享商品的店主看不到')
  await actor.shot('consumer-agreement')
  await actor.press('不同意，继续逛')
  await actor.see('没有同意，什么都没有保存。逛、看团、分享都不受影响。')
  await actor.shot('consumer-agreement-refused')
  expect(await addressesOf(lin)).toBe(0)
  await actor.open('/pages/home/index')
  await actor.see(longjing.title)
  await actor.open('/consumer/addresses/index')
  await actor.page.locator('#add-address').click()
  await actor.press('同意并继续')
  await fillAddress(actor)
  await actor.press('保存')
  await actor.see('林小满 13800138004')
  expect(await addressesOf(lin)).toBe(1)
  const log = await stage.product.sql`select deed, version from privacy_consent where person_id = ${lin.id}`
  expect(log).toEqual([{ deed: 'agreed', version: '2026-11' }])
})

test('the page of oneself leads to what is mine and to what is kept', async () => {
  await stage.product.sql`insert into message (person_id, id, template, facts, at) values
    (${lin.id}, ${newId()}, 'shipped', '{"carrier":"顺丰","trackingNo":"SF1688002026117"}', now()),
    (${lin.id}, ${newId()}, 'refunded', '{"amountFen":2990}', now())`
  const actor = await stage.enter(lin)
  await actor.open('/consumer/addresses/index')
  await actor.see('林小满 13800138004')
  await actor.open('/pages/me/index')
  await actor.see('林林', '我的订单', '2 条未读', '隐私与数据')
  await actor.shot('me')
  await actor.open('/consumer/messages/index')
  await actor.see(
    '已发货',
    '顺丰 SF1688002026117',
    '¥29.90 已退回付款账户',
    '在微信小程序里打开，可以订阅微信提醒；这里的通知不受影响。',
  )
  await actor.shot('consumer-messages')
  await actor.press('全部已读')
  await actor.page.getByText('未读').first().waitFor({ state: 'hidden' })
  await actor.open('/consumer/profile/index')
  await actor.type('昵称', '小满')
  await actor.press('保存')
  await actor.see('先说清楚，再填写')
  await actor.press('同意并继续')
  await actor.see('已保存')
  await actor.shot('consumer-profile')
  await actor.open('/consumer/help/index')
  await actor.see('没有成团，钱什么时候退？')
  await actor.shot('consumer-help')
})

test('everything kept can be read and taken along, and taken back in one tap', async () => {
  const actor = await stage.enter(lin)
  await actor.open('/consumer/privacy/index')
  await actor.see('关于你，我们保存着', '收货地址（加密）', '撤回同意')
  await actor.shot('consumer-privacy')
  await actor.press(/^查看并导出全部数据/)
  await actor.see('收货地址', '武康路 117 弄 3 号')
  await actor.shot('consumer-export')
  const [file] = await Promise.all([actor.page.waitForEvent('download'), actor.press('下载 JSON 文件')])
  const stream = await file.createReadStream()
  let text = ''
  for await (const part of stream) text += String(part)
  expect(JSON.parse(text)).toMatchObject({
    complete: true,
    person: { nickname: '小满' },
    addresses: [{ name: '林小满' }],
  })
  await actor.open('/consumer/privacy/index')
  await actor.press(/^撤回同意/)
  await actor.see('已撤回同意。要再填地址或改昵称时，会重新问你。', '目前没有同意任何收集')
})

test('closing says first what goes and what stays, then the person is gone and the app forgets too', async () => {
  const actor = await stage.enter(lin)
  await actor.open('/consumer/close/index')
  await actor.see('注销后会发生什么', '我已了解，注销后不能恢复')
  await actor.shot('consumer-close')
  await actor.press('我已了解，注销后不能恢复', 'checkbox')
  await actor.press('注销账号')
  await actor.see('账号已注销')
  await actor.shot('consumer-closed')
  expect(await actor.page.evaluate(() => JSON.stringify(localStorage))).not.toMatch(/林小满|13800138004|Bearer|eyJ/)
  await actor.press('回到首页')
  await actor.see(longjing.title)
  expect(await stage.product.sql`select openid, nickname from person where id = ${lin.id}`).toEqual([
    { openid: null, nickname: '' },
  ])
})

test('who has something under way is told what, and where to finish it', async () => {
  const client = await stage.client(ana)
  const [campaign] = await stage.product.sql`select id from campaign where product_id = ${longjing.id} limit 1`
  await client.send('consumer/campaigns.act', {
    campaignId: campaign!.id,
    action: { type: 'alone', skuId: longjing.skus[0]!.id, units: 1 },
    addressId: ana.address.id,
  })
  const actor = await stage.enter(ana)
  await actor.open('/consumer/close/index')
  await actor.see('还不能注销，先办完这些', /^待付款 · /, '付款或取消后再注销')
  await actor.shot('consumer-close-waits')
  await actor.open('/consumer/privacy/index')
  await actor.press(/^删除我的数据/)
  await actor.see('删除我的数据？')
  await actor.shot('consumer-erase')
})

test('a shopkeeper is told to take the commission first, and everything fits at 320 with long text', async () => {
  const { sql } = stage.product
  await sql`update person set nickname = ${'名字很长很长的😀小店主'.repeat(2)} where id = ${mei.id}`
  const actor = await stage.enter(mei)
  await actor.open('/consumer/privacy/index')
  await actor.see('我的小店')
  await sizeTo(actor.page, { width: 320, height: 693 })
  for (const [path, said, name] of [
    ['/pages/me/index', '我的订单', 'me-320-long'],
    ['/consumer/privacy/index', '关于你，我们保存着', 'consumer-privacy-320'],
    ['/consumer/messages/index', '还没有消息', 'consumer-messages-empty-320'],
  ] as const) {
    await actor.open(path)
    await actor.see(said)
    const wide = await actor.page.evaluate(() => document.documentElement.scrollWidth)
    expect([name, wide]).toEqual([name, 320])
    await actor.shot(name)
  }
  expect(stage.faults()).toEqual([])
})
