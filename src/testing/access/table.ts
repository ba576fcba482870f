import { LEAVING, OF_BRANDS } from './table-brand'
import { OF_MACHINES, OF_OWNERS } from './table-open'
import { ANYBODY, only, type Row, row, SIGNED_IN, type Things } from './table-row'

const withdrawal = ({ withdrawalId }: Things) => ({ withdrawalId })

export const TABLE: readonly Row[] = [
  row('visitor/cloud.settings', ANYBODY),
  row('visitor/crm.signIn', ANYBODY, { input: () => ({ code: 'no such code', way: 'mini' }) }),
  row('visitor/campaigns.card', ANYBODY, { input: ({ campaignId }) => ({ campaignId }) }),
  row('visitor/campaigns.live', ANYBODY),
  row('visitor/campaigns.summaries', ANYBODY, { input: ({ campaignId }) => ({ ids: campaignId }) }),
  row('visitor/campaigns.round', ANYBODY, { input: ({ roundId }) => ({ roundId }) }),
  row('visitor/campaigns.search', ANYBODY, { input: () => ({ q: '龙井' }) }),
  row('visitor/campaigns.almost', ANYBODY),
  row('visitor/campaigns.similar', ANYBODY, { input: ({ campaignId }) => ({ campaignId }) }),
  row('visitor/discovery.categories', ANYBODY),
  row('visitor/discovery.brand', ANYBODY, { input: () => ({ brandId: '01990000-0003-7000-8000-000000000001' }) }),
  row('visitor/discovery.goods', ANYBODY, { input: () => ({ brandId: '01990000-0003-7000-8000-000000000001' }) }),
  row('visitor/provenance.trace', ANYBODY, { input: ({ batchId }) => ({ batchId }) }),
  row('visitor/provenance.ofCampaign', ANYBODY, { input: ({ campaignId }) => ({ campaignId }) }),
  // None of ours: nobody becomes the first of a unit here.
  row('visitor/provenance.scan', ANYBODY, { input: () => ({ code: '00000-00000-00000-00000' }) }),
  row('visitor/provenance.leavePlace', ANYBODY, { input: () => ({ code: '00000-00000-00000-00000', region: '浙江' }) }),
  row('visitor/ratings.ofProduct', ANYBODY, { input: ({ productId }) => ({ productId }) }),
  row('visitor/review.record', ANYBODY, { input: () => ({ brandId: '01990000-0003-7000-8000-000000000001' }) }),
  row('visitor/shops.view', ANYBODY, { input: () => ({ shopId: '01990000-0004-7000-8000-000000000001' }) }),
  row('visitor/sharing.visit', ANYBODY, { input: ({ shareCode }) => ({ code: shareCode }) }),

  row('consumer/crm.me', SIGNED_IN),
  row('consumer/crm.addresses', SIGNED_IN),
  row('consumer/crm.saveAddress', SIGNED_IN, {
    input: ({ addressId }) => ({
      replaces: addressId,
      name: '别人',
      phone: '13900000000',
      region: '上海市',
      detail: '某路 1 号',
    }),
    foreign: 'not-found',
  }),
  row('consumer/crm.agree', SIGNED_IN, { input: () => ({ purpose: 'profile', version: 'old' }) }),
  row('consumer/crm.withdraw', SIGNED_IN),
  row('consumer/crm.saveProfile', SIGNED_IN, { input: () => ({ nickname: '新名字' }) }),
  row('consumer/crm.messages', SIGNED_IN),
  row('consumer/crm.readMessages', SIGNED_IN, { input: ({ orderId }) => ({ upTo: orderId }) }),
  row('consumer/crm.privacy', SIGNED_IN),
  row('consumer/crm.export', SIGNED_IN),
  row('consumer/crm.consent', SIGNED_IN, { input: () => ({ templates: ['shipped'] }) }),
  row('consumer/crm.consents', SIGNED_IN),
  row('consumer/campaigns.act', SIGNED_IN, {
    input: ({ campaignId, skuId, addressId }) => ({
      campaignId,
      action: { type: 'start', skuId, units: 1 },
      addressId,
    }),
    foreign: 'address-missing',
  }),
  row('consumer/campaigns.card', SIGNED_IN, { input: ({ campaignId }) => ({ campaignId }) }),
  row('consumer/campaigns.round', SIGNED_IN, { input: ({ roundId }) => ({ roundId }) }),
  row('consumer/campaigns.remind', SIGNED_IN, { input: ({ campaignId }) => ({ campaignId }) }),
  row('consumer/orders.mine', SIGNED_IN),
  row('consumer/orders.view', SIGNED_IN, { input: ({ orderId }) => ({ orderId }), foreign: 'not-found' }),
  row('consumer/after-sales.refund', SIGNED_IN, {
    input: ({ orderId }) => ({ orderId, reason: 'other' }),
    foreign: 'not-found',
  }),
  row('consumer/orders.sign', SIGNED_IN, { input: ({ orderId }) => ({ orderId }), foreign: 'not-found' }),
  row('consumer/payments.prepare', SIGNED_IN, { input: ({ orderId }) => ({ orderId }), foreign: 'not-found' }),
  row('consumer/payments.status', SIGNED_IN, { input: ({ orderId }) => ({ orderId }), foreign: 'not-found' }),
  row('consumer/provenance.ofOrder', SIGNED_IN, { input: ({ orderId }) => ({ orderId }), foreign: 'not-found' }),
  row('consumer/ratings.ofOrder', SIGNED_IN, { input: ({ orderId }) => ({ orderId }), foreign: 'not-found' }),
  row('consumer/ratings.rate', SIGNED_IN, { input: ({ orderId }) => ({ orderId, stars: 5 }), foreign: 'not-found' }),
  row('consumer/ratings.followUp', SIGNED_IN, {
    input: ({ orderId }) => ({ orderId, text: '再喝一次' }),
    foreign: 'not-found',
  }),
  row('consumer/sharing.share', SIGNED_IN, { input: ({ campaignId }) => ({ campaignId }) }),
  // Rounds are for everybody to see, and so are their cards.
  row('consumer/sharing.activity', SIGNED_IN, { input: ({ roundId }) => ({ roundId }) }),
  // Refused by its words: whoever asks here must not own a shop further down.
  row('consumer/team.invitation', SIGNED_IN, { input: ({ invitationCode }) => ({ code: invitationCode }) }),
  // Taken by then: whoever asks here keeps to what they are.
  row('consumer/team.join', SIGNED_IN, { input: ({ invitationCode }) => ({ code: invitationCode }) }),
  row('consumer/shops.open', SIGNED_IN, { input: () => ({ name: '愿团官方' }) }),

  row('reseller/shops.mine', only('reseller')),
  row('reseller/shops.edit', only('reseller'), { input: () => ({ name: '新名字', about: '' }) }),
  row('reseller/shops.pick', only('reseller'), { input: ({ campaignId }) => ({ campaignIds: [campaignId] }) }),
  row('reseller/shops.arrange', only('reseller'), { input: ({ campaignId }) => ({ campaignIds: [campaignId] }) }),
  row('reseller/campaigns.offers', only('reseller')),
  row('reseller/sharing.share', only('reseller'), { input: ({ campaignId }) => ({ campaignId }) }),
  row('reseller/provenance.ofOffer', only('reseller'), { input: ({ campaignId }) => ({ campaignId }) }),
  row('reseller/insight.day', only('reseller')),
  row('reseller/insight.funnel', only('reseller'), { input: ({ campaignId }) => ({ campaignId }) }),
  row('reseller/customers.list', only('reseller')),
  row('reseller/customers.view', only('reseller'), {
    input: ({ customerId }) => ({ customerId }),
    foreign: 'not-found',
  }),
  row('reseller/customers.tag', only('reseller'), {
    input: ({ customerId }) => ({ customerId, tag: '老顾客', on: true }),
    foreign: 'not-found',
  }),
  row('reseller/customers.export', only('reseller'), { input: () => ({ reason: '月底对账' }) }),
  row('reseller/customers.file', only('reseller'), { input: ({ exportId }) => ({ exportId }), foreign: 'not-found' }),
  row('reseller/customers.exports', only('reseller')),
  row('reseller/ledger.earnings', only('reseller')),
  row('reseller/ledger.entries', only('reseller')),
  row('reseller/payments.withdraw', only('reseller'), { input: () => ({ amountFen: 1 }) }),
  row('reseller/payments.withdrawals', only('reseller')),
  row('reseller/payments.withdrawal', only('reseller'), { input: withdrawal, foreign: 'not-found' }),
  row('reseller/payments.withdrawalStatus', only('reseller'), { input: withdrawal, foreign: 'not-found' }),
  row('reseller/payments.cancelWithdrawal', only('reseller'), { input: withdrawal, foreign: 'not-found' }),

  ...OF_BRANDS,
  ...OF_OWNERS,
  ...OF_MACHINES,

  row('operator/review.cases', only('operator')),
  row('operator/review.case', only('operator'), { input: ({ caseId }) => ({ caseId }) }),
  row('operator/review.take', only('operator'), { input: ({ caseId }) => ({ caseId, how: 'take' }) }),
  row('operator/review.decide', only('operator'), {
    input: ({ caseId }) => ({ caseIds: [caseId], verdict: 'accepted' }),
  }),
  row('operator/review.reopen', only('operator'), {
    input: ({ caseId }) => ({ caseId, reason: '品牌补充了证明' }),
  }),
  row('operator/after-sales.all', only('operator')),
  row('operator/insight.feed', only('operator')),
  row('operator/insight.desk', only('operator')),
  row('operator/insight.suspense', only('operator')),
  row('operator/insight.movements', only('operator'), { input: ({ orderId }) => ({ orderId }) }),
  row('operator/files.content', only('operator'), { input: ({ fileId }) => ({ fileId }) }),
  row('operator/cloud.health', only('operator')),
  row('operator/cloud.outbox', only('operator')),
  row('operator/cloud.replay', only('operator'), { input: ({ caseId }) => ({ ids: [caseId] }) }),
  row('operator/cloud.configuration', only('operator')),
  row('operator/cloud.simulator', only('operator')),
  row('operator/cloud.pull', only('operator'), { input: () => ({ lever: 'tick' }) }),

  ...LEAVING,

  // Last, since they take along what the others ask for. People with an order or a duty can't leave; that is the service's word.
  row('consumer/crm.erase', SIGNED_IN),
  row('consumer/crm.close', SIGNED_IN),
]
