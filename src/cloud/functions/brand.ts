import * as afterSales from '@/after-sales/contract'
import { ofBrand as takenBack } from '@/after-sales/service'
import * as campaigns from '@/campaigns/contract'
import { ofBrand } from '@/campaigns/views'
import * as bulk from '@/catalogue/bulk-contract'
import * as catalogue from '@/catalogue/contract'
import * as goodsForm from '@/catalogue/goods-contract'
import * as imports from '@/catalogue/import-contract'
import * as pictures from '@/catalogue/picture-contract'
import * as goods from '@/catalogue/service'
import * as files from '@/files/contract'
import { content } from '@/files/service'
import * as insight from '@/insight/brand-contract'
import { figure, overview } from '@/insight/brand-service'
import { goods as goodsList } from '@/insight/goods-service'
import * as machines from '@/open/contract'
import { deliveries, ping, replay } from '@/open/deliveries-service'
import { keys, makeKey, revokeKey } from '@/open/keys-service'

import * as hooks from '@/open/webhooks-contract'
import { removeWebhook, resumeWebhook, rotateWebhook, webhooks } from '@/open/webhooks-service'
import { checkRows, checkSheet } from '@/orders/sheet'
import { correct, reportAgain } from '@/orders/shipping'
import * as orders from '@/orders/shipping-contract'
import * as slips from '@/orders/slips-contract'
import { board, shipped, toShip, toShipSheet } from '@/orders/to-ship'

import { assign, batches, saveBatch } from '@/provenance/batches'
import * as code from '@/provenance/code-contract'
import { makeCodes, scans } from '@/provenance/code-service'
import * as provenance from '@/provenance/contract'
import * as costs from '@/provenance/cost-contract'
import { openBatches } from '@/provenance/packing'
import * as ratings from '@/ratings/contract'
import { answer } from '@/ratings/service'
import * as review from '@/review/brand-contract'
import { mine, record } from '@/review/brands'
import * as team from '@/team/contract'
import { invitations, withdrawInvitation } from '@/team/invitations'
import { log, logFile, takeLog } from '@/team/log'
import { changeRole, leave, members, remove } from '@/team/service'
import { publish } from '../compose'
import * as compose from '../compose-goods'
import { mendCell } from '../compose-imports'
import { saveBrand, saveLicence } from '../compose-papers'
import { batch, costCards, publishBatch, saveCosts, sheet, voidRun, wordsOfBatch } from '../compose-provenance'
import { ratingsOfBrand } from '../compose-ratings'
import { packingSlips, ship, shipRows } from '../compose-shipping'
import { invite } from '../compose-team'
import { type Duties, duty, publicWrite, read, talk, write } from '../entry'
import { uploadFile } from '../files'
import { addAddress } from '../webhooks'

/** What people may do for the brand, by duty: `kernel/duties.ts` says which role carries which. */
export const brand: Duties = {
  ...duty('look', {
    'catalogue.product': read(goodsForm.product, compose.product),
    'catalogue.versions': read(goodsForm.versions, goods.versions),
    'catalogue.movements': read(goodsForm.movements, goods.movements),
    'catalogue.changeSets': read(bulk.changeSets, goods.changeSets),
    'catalogue.import': read(imports.importOne, goods.importOne),
    'catalogue.importRows': read(imports.importRows, goods.importRows),
    'catalogue.imports': read(imports.imports, goods.imports),
    'catalogue.importTemplate': read(imports.importTemplate, goods.importTemplate),
    'catalogue.failedRows': read(imports.failedRows, goods.failedRows),
    'catalogue.undoKept': read(imports.undoKept, goods.undoKept),
    'catalogue.importPictures': read(pictures.importPictures, goods.importPictures),
    'catalogue.products': read(catalogue.products, compose.products),
    'campaigns.ofBrand': read(campaigns.ofBrand, ofBrand),
    'ratings.ofBrand': read(ratings.ofBrand, ratingsOfBrand),
    'insight.goods': read(insight.goods, goodsList),
    'insight.exportGoods': read(insight.exportGoods, compose.exportGoods),
    'review.mine': read(review.mine, mine),
    'review.brand': read(review.record, record),
    'team.members': read(team.members, members),
    'team.leave': write(team.leave, leave),
    'provenance.batches': read(provenance.batches, batches),
    'provenance.batch': read(provenance.batch, batch),
    'provenance.scans': read(code.scans, scans),
  }),
  ...duty('goods', {
    'catalogue.saveProduct': write(goodsForm.saveProduct, compose.saveProduct),
    'catalogue.goBack': write(goodsForm.goBack, compose.goBack),
    'catalogue.moveStock': write(goodsForm.moveStock, compose.moveStock),
    'catalogue.planBulk': write(bulk.planBulk, compose.planBulk),
    'catalogue.applyBulk': write(bulk.applyBulk, compose.applyBulk),
    'catalogue.undoBulk': write(bulk.undoBulk, compose.undoBulk),
    'catalogue.beginImport': write(imports.beginImport, goods.beginImport),
    'catalogue.importPart': write(imports.importPart, goods.importPart),
    'catalogue.checkImport': write(imports.checkImport, goods.checkImport),
    'catalogue.readImportAs': write(imports.readImportAs, goods.readImportAs),
    'catalogue.mendCell': write(imports.mendCell, mendCell),
    'catalogue.confirmGuard': write(imports.confirmGuard, goods.confirmGuard),
    'catalogue.runImport': write(imports.runImport, goods.runImport),
    'catalogue.cancelImport': write(imports.cancelImport, goods.cancelImport),
    'catalogue.undoImport': write(imports.undoImport, goods.undoImport),
    'catalogue.retryPictures': write(pictures.retryPictures, goods.retryPictures),
    'catalogue.shelve': write(catalogue.shelve, goods.shelve),
    'review.saveLicence': write(review.saveLicence, saveLicence),
    'files.upload': talk(files.upload, uploadFile),
    'files.content': read(files.content, content),
    'provenance.saveBatch': write(provenance.saveBatch, saveBatch),
    'provenance.publishBatch': publicWrite(provenance.publishBatch, publishBatch, wordsOfBatch),
    'provenance.makeCodes': write(code.makeCodes, makeCodes),
    'provenance.sheet': talk(code.sheet, sheet),
    'provenance.voidRun': publicWrite(code.voidRun, voidRun, async (_, { input }) => input.why),
    'provenance.costCards': read(costs.costCards, costCards),
    'provenance.saveCosts': write(costs.saveCosts, saveCosts),
  }),
  ...duty('campaigns', {
    'campaigns.publish': write(campaigns.publish, publish),
    'ratings.answer': write(ratings.answer, answer),
  }),
  ...duty('shipping', {
    'orders.toShip': read(orders.toShip, toShip),
    'orders.toShipSheet': read(orders.toShipSheet, toShipSheet),
    'orders.shippingBoard': read(orders.board, board),
    'orders.shipped': read(orders.shipped, shipped),
    'orders.ship': write(orders.ship, ship),
    'orders.packingSlips': read(slips.packingSlips, packingSlips),
    'provenance.openBatches': read(provenance.openBatches, openBatches),
    'provenance.assign': write(provenance.assign, assign),
    'orders.checkSheet': write(orders.checkSheet, checkSheet),
    'orders.checkRows': write(orders.checkRows, checkRows),
    'orders.shipRows': write(orders.shipRows, shipRows),
    'orders.correctParcel': write(orders.correct, correct),
    'orders.reportAgain': write(orders.reportAgain, reportAgain),
  }),
  ...duty('taken-back', {
    'after-sales.ofBrand': read(afterSales.ofBrand, takenBack),
  }),
  ...duty('open', {
    'keys.list': read(machines.list, keys),
    'keys.make': write(machines.make, makeKey),
    'keys.revoke': write(machines.revoke, revokeKey),
    'webhooks.list': read(hooks.list, webhooks),
    'webhooks.add': addAddress,
    'webhooks.remove': write(hooks.remove, removeWebhook),
    'webhooks.rotate': write(hooks.rotate, rotateWebhook),
    'webhooks.resume': write(hooks.resume, resumeWebhook),
    'webhooks.ping': write(hooks.ping, ping),
    'webhooks.deliveries': read(hooks.deliveries, deliveries),
    'webhooks.replay': write(hooks.replay, replay),
  }),
  ...duty('money', {
    'insight.overview': read(insight.overview, overview),
    'insight.figure': read(insight.figure, figure),
  }),
  ...duty('team', {
    // What a brand is called and looks like is its owner's.
    'review.saveBrand': write(review.saveBrand, saveBrand),
    'team.invitations': read(team.invitations, invitations),
    'team.invite': talk(team.invite, invite),
    'team.withdrawInvitation': write(team.withdrawInvitation, withdrawInvitation),
    'team.changeRole': write(team.changeRole, changeRole),
    'team.remove': write(team.remove, remove),
    'team.log': read(team.log, log),
    'team.takeLog': write(team.takeLog, takeLog),
    'team.logFile': read(team.logFile, logFile),
  }),
}
