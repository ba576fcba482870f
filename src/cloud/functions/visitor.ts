import * as campaigns from '@/campaigns/contract'
import * as finding from '@/campaigns/search-contract'
import * as seen from '@/campaigns/views'
import * as crm from '@/crm/contract'
import * as discovery from '@/discovery/contract'
import { brand, categories, goods } from '@/discovery/service'
import * as code from '@/provenance/code-contract'
import * as provenance from '@/provenance/contract'
import * as costs from '@/provenance/cost-contract'
import { leavePlace } from '@/provenance/scans'
import * as ratings from '@/ratings/contract'
import * as review from '@/review/brand-contract'
import { publicRecord } from '@/review/brands'
import * as sharing from '@/sharing/contract'
import { visit } from '@/sharing/service'
import * as shops from '@/shops/contract'
import { view } from '@/shops/service'
import { card, round } from '../compose'
import { almost, search, similar } from '../compose-discovery'
import { openedToBuyers, scan, trace } from '../compose-provenance'
import { ratingsOfProduct } from '../compose-ratings'
import { settingsOf } from '../contract'
import { type Functions, read, talk, write } from '../entry'
import { publicSettings, signIn } from '../talks'

/** What anybody may do without login: look, come in by a card, sign in. */
export const visitor: Functions = {
  'cloud.settings': talk(settingsOf, publicSettings),
  'crm.signIn': talk(crm.signIn, signIn),
  'campaigns.card': read(campaigns.card, card),
  'campaigns.live': read(campaigns.live, seen.live),
  'campaigns.summaries': read(campaigns.summaries, seen.summaries),
  'campaigns.round': read(campaigns.round, round),
  'campaigns.search': read(finding.search, search),
  'campaigns.almost': read(finding.almost, almost),
  'campaigns.similar': read(finding.similar, similar),
  'discovery.categories': read(discovery.categories, categories),
  'discovery.brand': read(discovery.brand, brand),
  'discovery.goods': read(discovery.goods, goods),
  'provenance.trace': read(provenance.trace, trace),
  'provenance.ofCampaign': read(costs.ofCampaign, openedToBuyers),
  'provenance.scan': write(code.scan, scan),
  'provenance.leavePlace': write(code.leavePlace, leavePlace),
  'ratings.ofProduct': read(ratings.ofProduct, ratingsOfProduct),
  'review.record': read(review.publicRecord, publicRecord),
  'shops.view': read(shops.view, view),
  'sharing.visit': write(sharing.visit, visit),
}
