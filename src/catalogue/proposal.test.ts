import { proposalOf } from './proposal'
import type { ProductNow } from './snapshot'

const words = {
  ...{ handle: 'tea', title: '龙井', about: '手炒', category: '茶叶', shipsInDays: 2, pictureUrls: ['/a.webp'] },
  ...{ comparedSource: '加微信看门店价', comparedOn: '2026-03-01' },
}
const product: ProductNow = {
  ...words,
  ...{ id: 'p', status: 'in-review', version: 2, liveVersion: null, caseId: 'c', reviewReason: '' },
}

test('every word that buyers will read is judged, the source of a crossed-out price too', () => {
  const sku = { id: 's', code: 'A', options: '100 克', priceFen: 1, pictureUrl: '', barcode: '', comparedFen: null }
  const after = { ...words, skus: [sku] }
  const { text } = proposalOf({ brandId: 'b', byPersonId: 'w', product, after, live: null })
  expect(text.split('\n')).toEqual(['手炒', '茶叶', '加微信看门店价', '100 克'])
})
