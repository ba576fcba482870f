import { cursorOf, idFrom, numberFrom, pageFrom, placeOf } from './cursor'

const ID = '01990000-0001-7000-8000-000000000001'

test('a cursor names the place where a page ended', () => {
  expect(placeOf(cursorOf(Date.UTC(2026, 3, 1), ID))).toEqual({ at: '2026-04-01T00:00:00.000Z', id: ID })
})

test.each([undefined, '', 'rubbish', `2026-13-41T00:00:00.000Z~${ID}`, "2026-04-01T00:00:00.000Z~'; drop table"])(
  'the cursor %j starts from the front',
  (cursor) => expect([placeOf(cursor), idFrom(cursor), numberFrom(cursor)]).toEqual([null, null, null]),
)

test('an id and a number may be places of their own', () => {
  expect(idFrom(ID)).toBe(ID)
  expect(numberFrom('1775000000000')).toBe(1_775_000_000_000)
})

test('the next page is named only when there is one', () => {
  expect(pageFrom([1, 2, 3], 2, String)).toEqual({ items: [1, 2], next: '2' })
  expect(pageFrom([1, 2], 2, String)).toEqual({ items: [1, 2], next: null })
})
