import * as campaigns from '@/campaigns/contract'
import { remind } from '@/campaigns/reminders'
import { addresses, saveAddress } from '@/crm/addresses'
import { agree, withdraw } from '@/crm/agreements'
import * as crm from '@/crm/contract'
import { messages, readMessages } from '@/crm/messages'
import * as mine from '@/crm/privacy-contract'
import { consent, consents, whoAmI } from '@/crm/service'
import * as orders from '@/orders/contract'
import { sign } from '@/orders/service'
import * as payments from '@/payments/contract'
import { ofOrder } from '@/provenance/batches'
import * as provenance from '@/provenance/contract'
import * as ratings from '@/ratings/contract'
import { followUp, rate } from '@/ratings/service'
import * as sharing from '@/sharing/contract'
import { share } from '@/sharing/service'
import * as shops from '@/shops/contract'
import { open } from '@/shops/service'
import * as team from '@/team/contract'
import { exported, privacy } from '../about-me'
import { activityOf } from '../chat-cards'
import { close, erase } from '../closing'
import { card, myOrders, order, round } from '../compose'
import { ratingsOfOrder } from '../compose-ratings'
import { invitation, join } from '../compose-team'
import { type Functions, read, talk, write } from '../entry'
import { act, refund } from '../folds'
import { paymentStatus, preparePayment, saveProfile } from '../talks'

/** What a signed-in person may do as a buyer. */
export const consumer: Functions = {
  'crm.me': read(crm.whoAmI, whoAmI),
  'crm.addresses': read(crm.addresses, addresses),
  'crm.saveAddress': write(crm.saveAddress, saveAddress),
  'crm.consent': write(crm.consent, consent),
  'crm.consents': read(crm.consents, consents),
  'crm.agree': write(mine.agree, agree),
  'crm.withdraw': write(mine.withdraw, withdraw),
  'crm.saveProfile': talk(mine.saveProfile, saveProfile),
  'crm.messages': read(mine.messages, messages),
  'crm.readMessages': write(mine.readMessages, readMessages),
  'crm.privacy': read(mine.privacy, privacy),
  'crm.export': read(mine.exported, exported),
  'crm.erase': write(mine.erase, erase),
  'crm.close': write(mine.close, close),
  'campaigns.act': act,
  'campaigns.card': read(campaigns.card, card),
  'campaigns.round': read(campaigns.round, round),
  'campaigns.remind': write(campaigns.remind, remind),
  'orders.mine': read(orders.mine, myOrders),
  'orders.view': read(orders.view, order),
  'after-sales.refund': refund,
  'orders.sign': write(orders.sign, sign),
  'payments.prepare': talk(payments.prepare, preparePayment),
  'payments.status': talk(payments.status, paymentStatus),
  'provenance.ofOrder': read(provenance.ofOrder, ofOrder),
  'ratings.ofOrder': read(ratings.ofOrder, ratingsOfOrder),
  'ratings.rate': write(ratings.rate, rate),
  'ratings.followUp': write(ratings.followUp, followUp),
  'sharing.share': write(sharing.share, share),
  'sharing.activity': talk(sharing.activity, activityOf),
  'shops.open': write(shops.open, open),
  'team.invitation': read(team.invitation, invitation),
  'team.join': write(team.join, join),
}
