import { only, type Row, row, type Things } from './table-row'

/**
 * Who may do what for a brand, written down a second time and by hand: what the house reads off its own list of duties
 * would agree with any mistake in it.
 */
const LOOK = only('owner', 'goods', 'campaigns', 'shipping', 'finance', 'reader')
const GOODS = only('owner', 'goods')
const CAMPAIGNS = only('owner', 'campaigns')
const SHIPPING = only('owner', 'shipping')
const TAKEN_BACK = only('owner', 'shipping', 'finance')
const MONEY = only('owner', 'finance')
const OWNER = only('owner')
const member = ({ memberId }: Things) => ({ memberId, reason: '换个岗位' })

const ofImport = {
  input: ({ importId }: Things) => ({ importId }),
  foreign: 'not-found',
} as const
const sheetRow = (order: string) => ({
  line: 2,
  order,
  sku: '',
  units: '',
  carrier: '顺丰',
  trackingNo: 'SF1234567890',
})

export const OF_BRANDS: readonly Row[] = [
  row('brand/catalogue.beginImport', GOODS, { input: () => ({ fileName: 'a.csv', bytes: 3 }) }),
  row('brand/catalogue.importPart', GOODS, {
    input: ({ importId }) => ({ importId, index: 0, base64: 'YQ==' }),
    foreign: 'not-found',
  }),
  row('brand/catalogue.checkImport', GOODS, ofImport),
  row('brand/catalogue.readImportAs', GOODS, ofImport),
  row('brand/catalogue.mendCell', GOODS, {
    input: ({ importId }) => ({ importId, line: 2, field: '库存', text: '6' }),
    foreign: 'not-found',
  }),
  row('brand/catalogue.confirmGuard', GOODS, ofImport),
  row('brand/catalogue.runImport', GOODS, {
    input: ({ importId }) => ({ importId, mode: 'good-rows' }),
    foreign: 'not-found',
  }),
  row('brand/catalogue.cancelImport', GOODS, ofImport),
  row('brand/catalogue.undoImport', GOODS, ofImport),
  row('brand/catalogue.retryPictures', GOODS, ofImport),
  row('brand/catalogue.import', LOOK, ofImport),
  row('brand/catalogue.importRows', LOOK, ofImport),
  row('brand/catalogue.failedRows', LOOK, ofImport),
  row('brand/catalogue.undoKept', LOOK, ofImport),
  row('brand/catalogue.importPictures', LOOK, ofImport),
  row('brand/catalogue.imports', LOOK),
  row('brand/catalogue.importTemplate', LOOK),
  row('brand/catalogue.products', LOOK),
  row('brand/campaigns.publish', CAMPAIGNS, {
    input: ({ productId, skuId }) => ({
      kind: 'group-buy',
      title: '别家的茶',
      productId,
      commissionRate: 0,
      shipsInDays: 2,
      startsAt: '2026-01-01T00:00:00.000Z',
      endsAt: '2026-01-09T00:00:00.000Z',
      goods: [{ skuId, priceFen: 100, singlePriceFen: 200, quota: 10 }],
      terms: { size: 2, hours: 24, unitsPerPerson: 1 },
    }),
    foreign: 'not-found',
  }),
  row('brand/campaigns.ofBrand', LOOK),
  row('brand/orders.toShip', SHIPPING),
  row('brand/orders.shipped', SHIPPING),
  row('brand/after-sales.ofBrand', TAKEN_BACK),
  row('brand/orders.ship', SHIPPING, {
    input: ({ orderId }) => ({ parcels: [{ orderId, carrier: '顺丰', trackingNo: 'SF1234567890' }] }),
  }),
  row('brand/orders.toShipSheet', SHIPPING),
  row('brand/orders.packingSlips', SHIPPING, { input: ({ orderId }) => ({ orderIds: orderId }), foreign: 'not-found' }),
  row('brand/orders.shippingBoard', SHIPPING),
  row('brand/orders.checkSheet', SHIPPING, { input: () => ({ fileName: 'a.csv', base64: 'YQ==' }) }),
  row('brand/orders.checkRows', SHIPPING, { input: ({ orderId }) => ({ rows: [sheetRow(orderId)] }) }),
  row('brand/orders.shipRows', SHIPPING, { input: ({ orderId }) => ({ rows: [sheetRow(orderId)] }) }),
  row('brand/orders.correctParcel', SHIPPING, {
    input: ({ parcelId }) => ({ parcelId, carrier: '顺丰', trackingNo: 'SF1234567891', reason: '看错一位' }),
    foreign: 'not-found',
  }),
  row('brand/orders.reportAgain', SHIPPING, {
    input: ({ customerId: orderId }) => ({ orderId }),
    foreign: 'not-found',
  }),
  row('brand/ratings.ofBrand', LOOK),
  row('brand/ratings.answer', CAMPAIGNS, {
    input: ({ ratingId }) => ({ ratingId, text: '谢谢' }),
    foreign: 'not-found',
  }),

  row('brand/catalogue.shelve', GOODS, {
    input: ({ productId }) => ({ productIds: [productId], status: 'live' }),
    foreign: 'not-found',
  }),
  row('brand/catalogue.product', LOOK, { input: ({ productId }) => ({ productId }), foreign: 'not-found' }),
  row('brand/catalogue.versions', LOOK, { input: ({ productId }) => ({ productId }), foreign: 'not-found' }),
  row('brand/catalogue.movements', LOOK, { input: ({ skuId }) => ({ skuId }), foreign: 'not-found' }),
  row('brand/catalogue.changeSets', LOOK),
  row('brand/catalogue.saveProduct', GOODS, {
    input: ({ productId, skuId }) => ({
      productId,
      version: 1,
      product: {
        handle: 'tea',
        title: '别家的茶',
        category: '茶',
        shipsInDays: 2,
        skus: [{ id: skuId, code: 'T-1', priceFen: 100 }],
      },
    }),
    foreign: 'not-found',
  }),
  row('brand/catalogue.goBack', GOODS, { input: ({ productId }) => ({ productId, version: 1 }), foreign: 'not-found' }),
  row('brand/catalogue.moveStock', GOODS, {
    input: ({ skuId }) => ({ moves: [{ skuId, what: 'received', units: 1 }], reason: '到货' }),
    foreign: 'not-found',
  }),
  row('brand/catalogue.planBulk', GOODS, {
    input: ({ productId }) => ({ productIds: [productId], edit: { field: 'ships', days: 3 } }),
    foreign: 'not-found',
  }),
  row('brand/catalogue.applyBulk', GOODS, { input: ({ changeSetId }) => ({ changeSetId }), foreign: 'not-found' }),
  row('brand/catalogue.undoBulk', GOODS, { input: ({ changeSetId }) => ({ changeSetId }), foreign: 'not-found' }),
  row('brand/files.upload', GOODS, { input: () => ({ purpose: 'document', base64: 'JVBERi0xLjQKJSVFT0YK' }) }),
  row('brand/files.content', GOODS, { input: ({ fileId }) => ({ fileId }), foreign: 'not-found' }),
  row('brand/review.mine', LOOK),
  row('brand/review.brand', LOOK),
  row('brand/review.saveLicence', GOODS, {
    input: ({ licenceId }) => ({
      licenceId,
      kind: 'food',
      number: 'JY13301060012345',
      holder: '别家的公司',
      validUntil: null,
    }),
    foreign: 'not-found',
  }),
  row('brand/review.saveBrand', OWNER, {
    input: () => ({ name: '北茶', about: '新的介绍', city: '杭州', logoUrl: '' }),
  }),
  row('brand/provenance.batches', LOOK),
  row('brand/provenance.batch', LOOK, { input: ({ batchId }) => ({ batchId }), foreign: 'not-found' }),
  row('brand/provenance.scans', LOOK, { input: ({ batchId }) => ({ batchId }) }),
  row('brand/provenance.saveBatch', GOODS, {
    input: ({ batchId, productId }) => ({ batchId, productId, number: 'B-1', facts: {} }),
    foreign: 'not-found',
  }),
  row('brand/provenance.publishBatch', GOODS, { input: ({ batchId }) => ({ batchId }), foreign: 'not-found' }),
  row('brand/provenance.makeCodes', GOODS, { input: ({ batchId }) => ({ batchId, count: 1 }), foreign: 'not-found' }),
  row('brand/provenance.sheet', GOODS, { input: ({ runId }) => ({ runId, form: 'csv' }), foreign: 'not-found' }),
  row('brand/provenance.voidRun', GOODS, { input: ({ runId }) => ({ runId, why: '标签丢失' }), foreign: 'not-found' }),
  row('brand/provenance.costCards', GOODS, { input: ({ productId }) => ({ productId }), foreign: 'not-found' }),
  row('brand/provenance.saveCosts', GOODS, {
    input: ({ productId }) => ({ productId, openTo: 'nobody', cards: [] }),
    foreign: 'not-found',
  }),
  row('brand/provenance.openBatches', SHIPPING),
  row('brand/provenance.assign', SHIPPING, {
    input: ({ batchId, orderId }) => ({ batchId, orderIds: [orderId] }),
    foreign: 'not-found',
  }),
  row('brand/insight.overview', MONEY),
  row('brand/insight.figure', MONEY, { input: () => ({ of: 'paid' }) }),
  row('brand/insight.goods', LOOK),
  row('brand/insight.exportGoods', LOOK),

  row('brand/team.members', LOOK),
  row('brand/team.invitations', OWNER),
  row('brand/team.invite', OWNER, {
    input: () => ({ id: '01990000-000f-7000-8000-000000000001', role: 'goods', reason: '新来的同事' }),
  }),
  row('brand/team.withdrawInvitation', OWNER, {
    input: ({ invitationId }) => ({ invitationId }),
    foreign: 'not-found',
  }),
  row('brand/team.changeRole', OWNER, {
    input: (things) => ({ ...member(things), role: 'reader' }),
    foreign: 'not-found',
  }),
  row('brand/team.remove', OWNER, { input: member, foreign: 'not-found' }),
  row('brand/team.log', OWNER),
  row('brand/team.takeLog', OWNER, { input: () => ({ reason: '月底核对' }) }),
  row('brand/team.logFile', OWNER, { input: ({ logExportId }) => ({ exportId: logExportId }), foreign: 'not-found' }),
]

/** Whoever works there may go, and is gone then: this comes after all the others. The only owner may not, by the service's word. */
export const LEAVING: readonly Row[] = [row('brand/team.leave', LOOK, { input: () => ({ reason: '换工作了' }) })]
