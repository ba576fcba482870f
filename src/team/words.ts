import type { BrandRole } from '@/kernel/duties'
import { ROLE_NAMES } from '@/kernel/role-words'

type Facts = Readonly<Record<string, string | number | boolean>>

interface Deed {
  /**
   * Fields of the request that may be shown later: a list is shown as its length. Only counts, choices and what was said of
   * the brand's own things; never a buyer's name, address or words, nor a key.
   */
  readonly shows: readonly string[]
  readonly says: (facts: Facts) => string
}

const n = (value: unknown): string => (typeof value === 'number' ? ` ${value} ` : '若干')
const named = (value: unknown): string => (typeof value === 'string' && value ? `「${value}」` : '')
const roleIn = (value: unknown): string => ROLES[value as BrandRole]?.name ?? '成员'
const deed = (says: string | Deed['says'], ...shows: string[]): Deed => ({
  shows,
  says: typeof says === 'string' ? () => says : says,
})

/** Each role: what it is called, and what whoever has it may do and may not. */
export const ROLES: Readonly<Record<BrandRole, { readonly name: string; readonly may: string; readonly not: string }>> =
  {
    owner: { name: ROLE_NAMES.owner, may: '可以做所有事：团队、日志、商品、活动、发货、金额', not: '' },
    goods: { name: ROLE_NAMES.goods, may: '导入和修改商品、库存', not: '看不到买家地址和销售额' },
    campaigns: { name: ROLE_NAMES.campaigns, may: '发起活动、回复买家评价', not: '看不到买家地址和销售额' },
    shipping: {
      name: ROLE_NAMES.shipping,
      may: '看收货地址、填快递单号、看发货前退款',
      not: '看不到销售额，不能改商品和活动',
    },
    finance: { name: ROLE_NAMES.finance, may: '看销售额、退款和佣金', not: '看不到买家地址，不能改商品和活动' },
    reader: {
      name: ROLE_NAMES.reader,
      may: '看商品、活动、导入记录和评价',
      not: '不能改任何内容，看不到买家地址和销售额',
    },
  }

/** What each command of the brand's door is called in the log. A test compares this list with the door. */
export const DEEDS: Readonly<Record<string, Deed>> = {
  'catalogue.checkImport': deed('核对了上传的表格'),
  'catalogue.runImport': deed('确认写入表格'),
  'catalogue.cancelImport': deed('取消了一次导入'),
  'catalogue.beginImport': deed(({ fileName }) => `开始上传表格${named(fileName)}`, 'fileName'),
  'catalogue.importPart': deed('上传了表格的一段'),
  'catalogue.readImportAs': deed('换一种方式读表格'),
  'catalogue.mendCell': deed(({ line }) => `修正表格第${n(line)}行的一格`, 'line'),
  'catalogue.confirmGuard': deed('确认了变动较大的价格'),
  'catalogue.undoImport': deed('撤销了一次导入'),
  'catalogue.retryPictures': deed('重新抓取失败的图片'),
  'catalogue.saveProduct': deed(
    ({ productId, title }) => `${productId ? '修改' : '新建'}了商品${named(title)}`,
    'productId',
    'product.title',
  ),
  'catalogue.goBack': deed('把一件商品恢复到旧版本'),
  'catalogue.moveStock': deed(({ moves }) => `登记了${n(moves)}笔库存变动`, 'moves'),
  'catalogue.planBulk': deed(({ productIds }) => `预览对${n(productIds)}件商品的批量修改`, 'productIds'),
  'catalogue.applyBulk': deed('批量修改了商品'),
  'catalogue.undoBulk': deed('撤销了一次批量修改'),
  'provenance.saveBatch': deed(({ number }) => `保存了批次${named(number)}`, 'number'),
  'provenance.publishBatch': deed('公开了一个批次'),
  'provenance.makeCodes': deed(({ count }) => `打印了${n(count)}个防伪码`, 'count'),
  'provenance.sheet': deed(({ form }) => (form === 'csv' ? '导出了防伪码' : '打印了防伪标签'), 'form'),
  'provenance.voidRun': deed('作废了一批防伪码'),
  'provenance.saveCosts': deed('填写了成本卡'),
  'provenance.assign': deed(({ orderIds }) => `把${n(orderIds)}个订单对应到批次`, 'orderIds'),
  'catalogue.shelve': deed(
    ({ productIds, status }) => `${status === 'withdrawn' ? '下架' : '上架'}${n(productIds)}件商品`,
    'productIds',
    'status',
  ),
  'campaigns.publish': deed(({ title }) => `发起活动${named(title)}`, 'title'),
  'ratings.answer': deed('回复了一条买家评价'),
  'orders.ship': deed(({ parcels }) => `发出${n(parcels)}单`, 'parcels'),
  'orders.checkSheet': deed(({ fileName }) => `核对了单号表${named(fileName)}`, 'fileName'),
  'orders.checkRows': deed(({ rows }) => `核对了${n(rows)}行单号`, 'rows'),
  'orders.shipRows': deed(({ rows }) => `按表发货${n(rows)}行`, 'rows'),
  'orders.toShipSheet': deed('导出了待发货清单'),
  'orders.packingSlips': deed('打印了装箱单'),
  'orders.correctParcel': deed(({ reason }) => `更正了一个快递单号${named(reason)}`, 'reason'),
  'orders.reportAgain': deed('重新向微信上报了发货信息'),
  'files.upload': deed(({ name }) => `上传了文件${named(name)}`, 'name'),
  'review.saveBrand': deed('提交了品牌资料的修改'),
  'review.saveLicence': deed('提交了一份资质文件'),
  'keys.make': deed(({ name }) => `新建了接口密钥${named(name)}`, 'name'),
  'keys.revoke': deed('停用了一把接口密钥'),
  'webhooks.add': deed('添加了一个通知地址'),
  'webhooks.remove': deed('删除了一个通知地址'),
  'webhooks.rotate': deed('更换了通知地址的签名密钥'),
  'webhooks.resume': deed('恢复了一个通知地址'),
  'webhooks.ping': deed('发了一条测试通知'),
  'webhooks.replay': deed('重发了通知'),
  'catalogue.upsert': deed(({ goods }) => `写入${n(goods)}件商品`, 'goods'),
  'stock.sync': deed(({ counts }) => `同步了${n(counts)}个规格的库存`, 'counts'),
  'team.invite': deed(({ role }) => `邀请一位${roleIn(role)}成员`, 'role'),
  'team.withdrawInvitation': deed('撤回了一个邀请'),
  'team.join': deed(({ role }) => `接受邀请，加入团队，角色是${roleIn(role)}`, 'role'),
  'team.changeRole': deed(
    ({ name, role }) => `把${named(name) || '一位成员'}的角色改成${roleIn(role)}`,
    'role',
    'name',
  ),
  'team.remove': deed(({ name }) => `移除成员${named(name)}`, 'name'),
  'team.leave': deed('退出了团队'),
  'team.takeLog': deed('导出了操作日志'),
  'crm.close': deed('注销了账号，不再是成员'),
}

/** One deed as a sentence; a call that this build does not know is named as it is. */
export const saidOf = (call: string, facts: Facts): string => DEEDS[call]?.says(facts) ?? `操作 ${call}`

/** The first part of a call's name. */
export const AREAS: Readonly<Record<string, string>> = {
  catalogue: '商品',
  campaigns: '活动',
  orders: '发货',
  ratings: '评价',
  provenance: '溯源',
  stock: '库存',
  files: '文件',
  review: '资料与资质',
  keys: '接口密钥',
  webhooks: '通知地址',
  team: '团队',
  crm: '账号',
}

export const words = {
  gone: '已注销的账号',
  key: '开放接口密钥',
  done: '成功',
  columns: ['时间', '成员', '做了什么', '原因', '结果'],
  fileName: (day: string) => `操作日志-${day}.csv`,
}
