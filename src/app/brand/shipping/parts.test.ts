import { brand } from '@/cloud/functions/brand'
import { BRAND_ROLES, carries } from '@/kernel/duties'
import { type Part, partsOf } from './parts'

const CALLS: Readonly<Record<Part, string>> = {
  toShip: 'orders.toShip',
  plan: 'orders.shippingBoard',
  shipped: 'orders.shipped',
  takenBack: 'after-sales.ofBrand',
}

test.each(BRAND_ROLES)('%s sees the very parts whose calls are open to that role', (role) => {
  const open = (Object.keys(CALLS) as Part[]).filter((part) => carries(role, brand[CALLS[part]]!.duty))
  expect(partsOf(role)).toEqual(open)
})

test('finance sees what was taken back, and nothing where addresses are', () => {
  expect(partsOf('finance')).toEqual(['takenBack'])
  expect(partsOf('reader')).toEqual([])
})
