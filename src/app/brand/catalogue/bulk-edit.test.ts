import { type BulkDraft, editOf, emptyBulk } from './bulk-edit'

const of = (some: Partial<BulkDraft>) => editOf({ ...emptyBulk, ...some })

test.each<[Partial<BulkDraft>, ReturnType<typeof editOf>]>([
  [{ value: '29.9' }, { field: 'price', how: 'set', value: 2_990 }],
  [
    { priceHow: 'up', value: '10' },
    { field: 'price', how: 'percent', value: 1_000 },
  ],
  [
    { priceHow: 'down', value: '7.5' },
    { field: 'price', how: 'percent', value: -750 },
  ],
  [
    { priceHow: 'less', value: '1' },
    { field: 'price', how: 'add', value: -100 },
  ],
  [{ value: '' }, null],
  [{ value: '0' }, null],
  [{ value: '九块九' }, null],
  [
    { field: 'stock', value: '-5' },
    { field: 'stock', how: 'add', units: -5 },
  ],
  [{ field: 'stock', value: '0' }, null],
  [
    { field: 'stock', stockHow: 'set', value: '0' },
    { field: 'stock', how: 'set', units: 0 },
  ],
  [{ field: 'stock', stockHow: 'set', value: '-1' }, null],
  [
    { field: 'safety', value: '8' },
    { field: 'safety', units: 8 },
  ],
  [{ field: 'ships', value: '331' }, null],
  [
    { field: 'ships', value: '3' },
    { field: 'ships', days: 3 },
  ],
  [
    { field: 'category', value: ' 绿茶 ' },
    { field: 'category', to: '绿茶' },
  ],
  [
    { field: 'compared', value: '' },
    { field: 'compared', fen: null },
  ],
  [
    { field: 'compared', value: '99', source: '官网', on: '2026-03-01' },
    { field: 'compared', fen: 9_900, source: '官网', on: '2026-03-01' },
  ],
  [
    { field: 'status', status: 'withdrawn' },
    { field: 'status', to: 'withdrawn' },
  ],
])('%j', (draft, edit) => {
  expect(of(draft)).toEqual(edit)
})
