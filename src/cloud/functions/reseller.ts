import * as campaigns from '@/campaigns/contract'
import { offers } from '@/campaigns/views'
import * as customers from '@/customers/contract'
import { file, pastExports, takeAlong } from '@/customers/exports'
import { view as customer, list } from '@/customers/service'
import { label } from '@/customers/tags'
import * as insight from '@/insight/contract'
import * as insightDay from '@/insight/day-contract'
import { funnel } from '@/insight/service'
import * as ledger from '@/ledger/contract'
import { earnings, entries } from '@/ledger/service'
import * as payments from '@/payments/contract'
import { view } from '@/payments/withdrawals-service'
import * as costs from '@/provenance/cost-contract'
import * as sharing from '@/sharing/contract'
import { share } from '@/sharing/service'
import * as shops from '@/shops/contract'
import { arrange, edit, mine, pick } from '@/shops/service'
import { withdraw, withdrawals } from '../compose'
import { day } from '../compose-day'
import { openedToResellers } from '../compose-provenance'
import { type Functions, read, talk, write } from '../entry'
import { cancelWithdrawal, withdrawalStatus } from '../talks'

/** What the owner of a shop may do: pick, arrange, share, see what it earned, and take it out. */
export const reseller: Functions = {
  'shops.mine': read(shops.mine, mine),
  'shops.edit': write(shops.edit, edit),
  'shops.pick': write(shops.pick, pick),
  'shops.arrange': write(shops.arrange, arrange),
  'campaigns.offers': read(campaigns.offers, offers),
  'provenance.ofOffer': read(costs.ofOffer, openedToResellers),
  'sharing.share': write(sharing.share, share),
  'insight.day': read(insightDay.day, day),
  'insight.funnel': read(insight.funnel, funnel),
  'customers.list': read(customers.list, list),
  'customers.view': read(customers.view, customer),
  'customers.tag': write(customers.label, label),
  'customers.export': write(customers.takeAlong, takeAlong),
  'customers.file': read(customers.file, file),
  'customers.exports': read(customers.pastExports, pastExports),
  'ledger.earnings': read(ledger.earnings, earnings),
  'ledger.entries': read(ledger.entries, entries),
  'payments.withdraw': write(payments.withdraw, withdraw),
  'payments.withdrawals': read(payments.withdrawals, withdrawals),
  'payments.withdrawal': read(payments.withdrawal, view),
  'payments.withdrawalStatus': talk(payments.withdrawalStatus, withdrawalStatus),
  'payments.cancelWithdrawal': talk(payments.cancelWithdrawal, cancelWithdrawal),
}
