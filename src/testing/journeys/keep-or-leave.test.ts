import { ana } from '../world'
import { answering, type Phone } from './phone'
import { type Stage, setStage } from './stage'

let stage: Stage
let phone: Phone
beforeAll(async () => {
  stage = await setStage()
  const { sql } = stage.product
  await sql`delete from privacy_consent where person_id = ${ana.id}`
  await sql`delete from address where person_id = ${ana.id}`
  const needs = { needAuthorization: true, privacyContractName: '《愿团小程序隐私保护指引》', errMsg: 'ok' }
  const chosen = {
    userName: '安娜',
    telNumber: '13800138006',
    provinceName: '广东省',
    cityName: '广州市',
    countyName: '越秀区',
    detailInfo: '东山口 12 号',
    errMsg: 'ok',
  }
  phone = stage.phone(ana, {
    getPrivacySetting: answering(() => needs),
    chooseAddress: answering(() => chosen),
  })
})
afterAll(() => stage.strike())

const kept = async () => (await stage.product.sql`select 1 from address where person_id = ${ana.id}`).length

test('Ana is asked before her first address, refuses, and goes on browsing', async () => {
  await phone.launch('/consumer/addresses/index')
  await phone.see('还没有收货地址')
  await phone.press('新增地址')
  await phone.see('先说清楚，再填写', '查看《微信小程序隐私保护指引》')
  await phone.press('不同意，继续逛')
  await phone.see('没有同意，什么都没有保存。逛、看团、分享都不受影响。')
  expect(await kept()).toBe(0)
  await phone.go('/pages/home/index')
  await phone.until((page) => page.route === 'pages/home/index')
})

test('agreeing is WeChat’s own button; then WeChat’s address book opens and the address is kept', async () => {
  await phone.go('/consumer/addresses/index')
  await phone.press('用微信地址')
  const agree = await phone.until((page) => page.byText('同意并继续'))
  // A tap alone is no agreement: WeChat says when it was one.
  await phone.page().tap(agree)
  expect(await stage.product.sql`select 1 from privacy_consent where person_id = ${ana.id}`).toHaveLength(0)
  await phone.page().fire(agree, 'agreeprivacyauthorization')
  await phone.see('粘贴整段文字，自动识别')
  await phone.press('保存')
  await phone.see('安娜 13800138006')
  expect(await kept()).toBe(1)
})

test('she reads all of it, copies it, and leaves; the phone forgets as well', async () => {
  await phone.go('/consumer/export/index')
  await phone.see('东山口 12 号')
  await phone.press('复制 JSON')
  await phone.see('已复制，可以粘贴到文件传输助手')
  expect(JSON.parse(phone.clipboard())).toMatchObject({ complete: true, addresses: [{ phone: '13800138006' }] })
  await phone.go('/consumer/close/index')
  await phone.press('我已了解，注销后不能恢复')
  await phone.press('注销账号')
  await phone.see('账号已注销')
  expect(JSON.stringify([...phone.storage])).not.toMatch(/13800138006|安娜|eyJ/)
  const [row] = await stage.product.sql`select openid, nickname from person where id = ${ana.id}`
  expect(row).toEqual({ openid: null, nickname: '' })
  expect(stage.heavy()).toEqual([])
})
