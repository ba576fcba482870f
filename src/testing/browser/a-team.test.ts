import { bo, lin, longjing, northTea, wen } from '../world'
import { type Actor, sizeTo } from './actor'
import { offerOf } from './publish'
import { type Stage, setStage } from './stage'

jest.setTimeout(90_000)

let stage: Stage
let owner: Actor
let helper: Actor

beforeAll(async () => {
  stage = await setStage()
  const [campaignId] = await stage.onSale(offerOf(longjing))
  await buyAlone(campaignId!)
  ;[owner, helper] = (await Promise.all([stage.enter(wen), stage.enter(bo)])) as [Actor, Actor]
})
afterAll(() => stage.strike())

/** Something to ship. */
async function buyAlone(campaignId: string): Promise<void> {
  const { standin, settle } = stage.product
  const buyer = await stage.client(lin)
  const action = { type: 'alone', skuId: longjing.skus[0]!.id, units: 1 }
  const asked = { campaignId, action, addressId: lin.address.id }
  const { orderId } = (await buyer.send<{ orderId: string }>('consumer/campaigns.act', asked)).body
  const { body } = await buyer.send<{ prepayId: string; params: never }>('consumer/payments.prepare', { orderId })
  await standin.pay(body.prepayId, { params: body.params })
  await settle()
}

test('an owner invites somebody to ship, and the code is shown once', async () => {
  await owner.open('/brand/team/index')
  await owner.see('1 位成员', '每个角色能做什么', '没有等待接受的邀请')
  await owner.press('邀请成员')
  await owner.press(/^发货：/, 'radio')
  await owner.type('给谁、为什么', '新来的仓库同事')
  await owner.shot('brand-team-invite')
  await owner.wideShot('brand-team-invite')
  await owner.press('生成邀请')
  await owner.see('邀请已生成')
  await owner.shot('brand-team-invited')
  await owner.press('复制邀请链接')
  await owner.see('链接已复制，发给对方就行')
})

test('the other sees brand and role first, and ships from then on', async () => {
  await helper.open('/brand/shipping/index')
  await helper.see('没有查看权限', /不是品牌成员/)
  await helper.follow(await owner.pasted())
  await helper.see(northTea.name, '角色：发货', '接受邀请')
  await helper.shot('consumer-join')
  await helper.press('接受邀请')
  await helper.see('你的角色是「发货」')
  await helper.shot('brand-home-of-shipping')
  await helper.wideShot('brand-home-of-shipping')
  await helper.open('/brand/shipping/index')
  await helper.see(longjing.title)
  const { orderId } = (await shipping()).items[0]!
  const client = await stage.client(bo)
  await client.send('brand/orders.ship', { parcels: [{ orderId, carrier: '顺丰', trackingNo: 'SF1234567890' }] })
  expect((await shipping()).items).toEqual([])
})

const shipping = async () =>
  (await (await stage.client(wen)).ask<{ items: { orderId: string }[] }>('brand/orders.toShip')).body

test('the studio is closed to who ships, and so are the numbers', async () => {
  await helper.open('/brand/studio/index')
  await helper.see('没有查看权限', /这里要「负责人」或「活动」才能进/)
  await helper.shot('brand-studio-locked')
  await helper.wideShot('brand-studio-locked')
  await helper.open('/brand/figure/index?of=paid&days=30')
  await helper.see('没有查看权限', /这里要「负责人」或「财务」才能进/)
})

test('who counts the money sees what was taken back, and neither addresses nor what is to ship', async () => {
  const client = await stage.client(wen)
  const { items } = (await client.ask<{ items: { id: string; person: { name: string } }[] }>('brand/team.members')).body
  const memberId = items.find(({ person }) => person.name === bo.name)!.id
  await client.send('brand/team.changeRole', { memberId, role: 'finance', reason: '月底对账' })
  await helper.open('/brand/home/index')
  await helper.press(/发货前退款/)
  await helper.see('发货前退款', '没有买家在发货前退款')
  expect(await helper.page.getByRole('tab').count()).toBe(0)
  expect((await (await stage.client(bo)).ask('brand/orders.toShip')).body).toMatchObject({ code: 'forbidden' })
  await helper.shot('brand-shipping-of-finance')
  await helper.wideShot('brand-shipping-of-finance')
})

test('the owner takes the role away, and the next tap says so', async () => {
  await helper.open('/brand/team/index')
  await helper.see('2 位成员')
  await owner.open('/brand/team/index')
  await owner.see('2 位成员')
  await owner.shot('brand-team')
  await owner.wideShot('brand-team')
  await owner.press(`改角色 ${bo.name}`)
  await owner.see('对方下一次点击就按新角色来。')
  await owner.shot('brand-team-change')
  await owner.press('先不')
  await owner.press(`移除 ${bo.name}`)
  await owner.type('原因', '旺季结束')
  await owner.press('移除')
  await owner.see(/已移除，下一次点击就进不来了/, '1 位成员')
  await sizeTo(helper.page, { width: 1440, height: 900 })
  await helper.press('商品', 'link')
  await helper.see('没有查看权限', /不是品牌成员/)
  await helper.shot('brand-removed-wide')
})

test('the log tells it all, with reasons, and leaves as a file only with one', async () => {
  await owner.open('/brand/audit/index')
  await owner.see(/移除成员/, '旺季结束', '发出 1 单', '新来的仓库同事')
  await owner.shot('brand-audit')
  await owner.wideShot('brand-audit')
  await owner.press('没有成功', 'tab')
  await owner.see('没有符合的记录')
  await owner.press('看全部')
  await owner.press('导出')
  await owner.type('为什么导出', '月底核对')
  const file = owner.page.waitForEvent('download')
  await owner.press('导出成表格')
  expect((await file).suggestedFilename()).toMatch(/^操作日志-.*\.csv$/)
  await owner.see(/行已下载/)
  await owner.shot('brand-audit-take')
})

test('no console complained', () => {
  expect(stage.faults().filter((fault) => !/40[13]/.test(fault))).toEqual([])
})
