import { guardsOf, inChunks, madeUpHandle, takeAll } from './rules'

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

test('a price asks for a yes when it moves by more than 30 % or below a running campaign', () => {
  const codes = (beforeFen: number, afterFen: number, campaignFen: number | null = null) =>
    guardsOf({ beforeFen, afterFen, campaignFen }).map(({ code }) => code)
  expect([codes(100, 130), codes(100, 131), codes(100, 70), codes(100, 69)]).toEqual([
    [],
    ['price-far'],
    [],
    ['price-far'],
  ])
  expect([codes(100, 99, 99), codes(100, 98, 99), codes(98, 98, 99)]).toEqual([[], ['below-campaign'], []])
})

test('long lists are cut so that nothing is lost and no piece is too long', () => {
  const chunks = inChunks(Array.from({ length: 12_001 }, (_, i) => i))
  expect(chunks.map(({ length }) => length)).toEqual([5_000, 5_000, 2_001])
  expect(inChunks([])).toEqual([])
})
