import { inChunks, isPriceCrash, madeUpHandle, takeAll } from './rules'

test('several goods are taken together or not at all, also when one is asked for twice', () => {
  const left = new Map([
    ['a', 5],
    ['b', 1],
  ])
  expect(
    takeAll(left, [
      { skuId: 'a', units: 3 },
      { skuId: 'a', units: 3 },
      { skuId: 'b', units: 1 },
    ]),
  ).toEqual([{ skuId: 'a', onHand: 5 }])
  expect(takeAll(left, [{ skuId: 'c', units: 1 }])).toEqual([{ skuId: 'c', onHand: 0 }])
  expect(
    takeAll(left, [
      { skuId: 'a', units: 5 },
      { skuId: 'b', units: 1 },
    ]),
  ).toEqual([])
  expect([...left.values()]).toEqual([0, 0])
})

test('a handle is made of the words of a title, Chinese ones included', () => {
  expect([madeUpHandle('Sencha No. 1'), madeUpHandle('明前 龙井!'), madeUpHandle('—')]).toEqual([
    'sencha-no-1',
    '明前-龙井',
    '',
  ])
})

test('half the price is no crash, a fen less is', () => {
  expect([isPriceCrash(100, 50), isPriceCrash(100, 49)]).toEqual([false, true])
})

test('long lists are cut so that nothing is lost and no piece is too long', () => {
  const chunks = inChunks(Array.from({ length: 12_001 }, (_, i) => i))
  expect(chunks.map(({ length }) => length)).toEqual([5_000, 5_000, 2_001])
  expect(inChunks([])).toEqual([])
})
