import { constants, publicEncrypt } from 'node:crypto'
import { DAY, HOUR, MINUTE, SECOND } from '@/kernel/time'
import { type NoticeReceiver, startReceiver } from '@/testing/notice-receiver'
import { startStandin, type TestStandin } from '@/testing/standin'
import { askAsMerchant } from '@/testing/standin-merchant'

const MEI = 'oMei-0000000000000000000001'
const BO = 'oBo-00000000000000000000001'
const BILLS = '/v3/fund-app/mch-transfer/transfer-bills'

let standin: TestStandin
let receiver: NoticeReceiver
let count = 0

beforeAll(async () => {
  standin = await startStandin()
  receiver = await startReceiver()
  await standin.people([
    { openid: MEI, name: 'Mei' },
    { openid: BO, name: 'Bo' },
  ])
})
afterEach(async () => {
  await standin.faults({ reset: true })
  receiver.answerWith(204)
  receiver.received.length = 0
})
afterAll(async () => {
  await standin.stop()
  await receiver.stop()
})

const number = () => `bill${String(++count).padStart(6, '0')}`
const bill = (given: Record<string, unknown> = {}) => ({
  appid: standin.server.house.keys.appid,
  out_bill_no: number(),
  transfer_scene_id: '1005',
  openid: MEI,
  transfer_amount: 1_000,
  transfer_remark: '佣金提现',
  notify_url: receiver.url,
  transfer_scene_report_infos: [
    { info_type: '岗位类型', info_content: '商品推广' },
    { info_type: '报酬说明', info_content: '推广佣金' },
  ],
  ...given,
})
const place = (body: object) => askAsMerchant(standin, { path: BILLS, body })
const query = async (no: string) => (await askAsMerchant(standin, { path: `${BILLS}/out-bill-no/${no}` })).body
const cancel = (no: string) => askAsMerchant(standin, { path: `${BILLS}/out-bill-no/${no}/cancel`, body: {} })
const take = async (packageInfo: unknown, how: object = {}) =>
  String((await standin.control('transfer', { package: packageInfo, ...how })).errMsg)

async function placed(given: Record<string, unknown> = {}) {
  const asked = bill(given)
  const { status, body } = await place(asked)
  expect([status, body.code]).toEqual([200, undefined])
  return { no: asked.out_bill_no, package: body.package_info }
}

test.each([
  ['a number with a dash', { out_bill_no: 'bill-1' }, 'PARAM_ERROR'],
  ['a number of 33 signs', { out_bill_no: 'a'.repeat(33) }, 'PARAM_ERROR'],
  ['a remark of 33 signs', { transfer_remark: '茶'.repeat(33) }, 'PARAM_ERROR'],
  ['a scene that does not exist', { transfer_scene_id: '9999' }, 'PARAM_ERROR'],
  ['facts of another scene', { transfer_scene_id: '1000' }, 'PARAM_ERROR'],
  ['a field that does not exist', { mchid: '1' }, 'PARAM_ERROR'],
  ['nine fen', { transfer_amount: 9 }, 'INVALID_REQUEST'],
  ['more than a transfer may be', { transfer_amount: 2_000_001 }, 'INVALID_REQUEST'],
  ['two thousand yuan without a name', { transfer_amount: 200_000 }, 'PARAM_ERROR'],
  ['a name that is not encrypted', { user_name: '梅梅' }, 'PARAM_ERROR'],
  ['an unknown openid', { openid: 'oNobody' }, 'INVALID_REQUEST'],
  ['another appid', { appid: 'wx00' }, 'APPID_MCHID_NOT_MATCH'],
])('%s is refused', async (_, given, code) => {
  const asked = bill(given)
  expect((await place(asked)).body.code).toBe(code)
  expect((await query(String(asked.out_bill_no))).code ?? 'none').toMatch(/NOT_FOUND|NOT_EXIST|none/)
})

test('from two thousand yuan on the name is needed, encrypted with the platform’s key', async () => {
  const { keys } = standin.server.house
  const padding = constants.RSA_PKCS1_OAEP_PADDING
  const name = publicEncrypt({ key: keys.platformPublicKey, padding }, Buffer.from('梅梅')).toString('base64')
  const asked = bill({ transfer_amount: 200_000, user_name: name })
  const headers = (serial: string) => ({ 'Wechatpay-Serial': serial })
  expect((await askAsMerchant(standin, { path: BILLS, body: asked, headers: headers('0') })).status).toBe(400)
  const { body } = await askAsMerchant(standin, { path: BILLS, body: asked, headers: headers(keys.platformKeyId) })
  expect(body.state).toBe('WAIT_USER_CONFIRM')
})

test('the same number with the same parameters gives the same answer, with others it is refused', async () => {
  const asked = bill()
  const first = await place(asked)
  expect((await place(asked)).body).toEqual(first.body)
  expect(first.body).toMatchObject({ out_bill_no: asked.out_bill_no, state: 'WAIT_USER_CONFIRM' })
  const other = await place({ ...asked, transfer_amount: 1_001 })
  expect([other.status, other.body.code]).toEqual([400, 'ALREADY_EXISTS'])
})

test('only the payee takes it, once, and then it has arrived and is told', async () => {
  const { no, package: of } = await placed()
  expect(await take(of, { openid: BO })).toMatch(/另一个人/)
  expect(await query(no)).toMatchObject({ state: 'WAIT_USER_CONFIRM', transfer_amount: 1_000, openid: MEI })
  expect(await take(of, { openid: MEI })).toBe('requestMerchantTransfer:ok')
  expect(await take(of)).toMatch(/已经收过/)
  await standin.tick()
  expect(await query(no)).toMatchObject({ state: 'SUCCESS' })
  expect(receiver.received).toHaveLength(1)
  expect(JSON.parse(receiver.received[0]!.body)).toMatchObject({
    event_type: 'MCHTRANSFER.BILL.FINISHED',
    resource: { original_type: 'mch_payment', algorithm: 'AEAD_AES_256_GCM' },
  })
})

test('the query never tells the package', async () => {
  const { no } = await placed()
  expect(await query(no)).not.toHaveProperty('package_info')
})

test('a refused notice comes again by the published schedule', async () => {
  receiver.answerWith(500)
  const { package: of } = await placed()
  await take(of)
  await standin.tick()
  for (const seconds of [15, 15, 30, 180]) {
    const before = receiver.received.length
    await standin.advance((seconds - 5) * SECOND)
    expect(receiver.received).toHaveLength(before)
    await standin.advance(5 * SECOND)
    expect(receiver.received).toHaveLength(before + 1)
  }
})

test('who does not confirm in a day gets nothing', async () => {
  const { no, package: of } = await placed()
  await standin.advance(DAY - MINUTE)
  expect(await query(no)).toMatchObject({ state: 'WAIT_USER_CONFIRM' })
  await standin.advance(HOUR)
  expect(await query(no)).toMatchObject({ state: 'FAIL', fail_reason: 'OVERDUE_CLOSE' })
  expect(await take(of)).toMatch(/已关闭/)
})

test('it can be cancelled until the payee has confirmed, and again and again', async () => {
  const { no } = await placed()
  expect((await cancel(no)).body.state).toBe('CANCELING')
  await standin.tick()
  expect(await query(no)).toMatchObject({ state: 'CANCELLED' })
  expect((await cancel(no)).status).toBe(200)
  const taken = await placed()
  await take(taken.package)
  await standin.tick()
  expect((await cancel(taken.no)).body.code).toBe('INVALID_REQUEST')
  expect((await cancel('nothing')).status).toBe(404)
})

test('what WeChat finds wrong with the payee ends it as FAIL with the reason', async () => {
  const { no, package: of } = await placed()
  await take(of, { fails: 'ACCOUNT_FROZEN' })
  await standin.tick()
  expect(await query(no)).toMatchObject({ state: 'FAIL', fail_reason: 'ACCOUNT_FROZEN' })
})

test('a payee has a bound for the day', async () => {
  const { keys } = standin.server.house
  const padding = constants.RSA_PKCS1_OAEP_PADDING
  const name = publicEncrypt({ key: keys.certificatePublicKey, padding }, Buffer.from('阿博')).toString('base64')
  const much = bill({ openid: BO, transfer_amount: 2_000_000, user_name: name })
  const headers = { 'Wechatpay-Serial': keys.certificateSerial }
  await take((await askAsMerchant(standin, { path: BILLS, body: much, headers })).body.package_info)
  await standin.tick()
  const { no, package: of } = await placed({ openid: BO })
  await take(of)
  await standin.tick()
  expect(await query(no)).toMatchObject({ state: 'FAIL', fail_reason: 'DAY_RECEIVED_QUOTA_EXCEED' })
})

test('its faults: nothing done, done without an answer, no money, too many, slow', async () => {
  const with_ = async (transfers: string) => {
    await standin.faults({ transfers })
    const asked = bill()
    const { status, body } = await place(asked)
    return [status, body.code ?? body.state, (await query(asked.out_bill_no)).state]
  }
  expect(await with_('error')).toEqual([500, 'SYSTEM_ERROR', undefined])
  expect(await with_('error-after')).toEqual([500, 'SYSTEM_ERROR', 'WAIT_USER_CONFIRM'])
  expect(await with_('not-enough')).toEqual([403, 'NOT_ENOUGH', undefined])
  expect(await with_('limited')).toEqual([429, 'FREQUENCY_LIMITED', undefined])
  expect(await with_('slow')).toEqual([200, 'ACCEPTED', expect.stringMatching(/ACCEPTED|WAIT_USER_CONFIRM/)])
})

test('the payee’s page says who pays what, takes it, and leads back', async () => {
  const { no, package: of } = await placed()
  const address = `${standin.url}/transfer?package=${encodeURIComponent(String(of))}&redirect_url=http://shop.test/back`
  const shown = await (await fetch(address)).text()
  for (const text of ['10.00', 'Mei', '佣金提现', '确认收款', '微信零钱']) expect(shown).toContain(text)
  const body = new URLSearchParams({ package: String(of), redirect_url: 'http://shop.test/back', choice: 'take' })
  const answer = await fetch(`${standin.url}/transfer`, { method: 'POST', body, redirect: 'manual' })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, 'http://shop.test/back'])
  await standin.tick()
  expect(await query(no)).toMatchObject({ state: 'SUCCESS' })
  expect(await (await fetch(address)).text()).toContain('已经收过')
})
