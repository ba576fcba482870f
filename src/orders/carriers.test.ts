import { carrierOf, carriers, likelyCarriers, nearestCarriers, numberTrouble, plainNumber } from './carriers'

const of = (written: string) => carrierOf(written)!

test.each(carriers.map((carrier) => [carrier.name, carrier] as const))(
  '%s is known by code, name, short name and what else is written',
  (_, carrier) => {
    for (const written of [carrier.code, carrier.code.toLowerCase(), carrier.name, carrier.short, ...carrier.also]) {
      expect(carrierOf(` ${written} `)?.code).toBe(carrier.code)
    }
    expect(numberTrouble(carrier, carrier.sample)).toBeNull()
  },
)

test('no name stands for two carriers', () => {
  const names = carriers.flatMap(({ code, name, short, also }) => [...new Set([code, name, short, ...also])])
  expect(new Set(names).size).toBe(names.length)
})

test.each([
  ['顺丰', 'SF1234567890', null],
  ['顺丰', 'SF1688002026117', null],
  ['顺丰', '267123456789', null],
  ['顺丰', 'YT1234567890123', 'number-unlike'],
  ['中通', '78123456789012', null],
  ['中通', '75312345678901', null],
  ['圆通', 'YT8812345678901', null],
  ['圆通', 'SF1234567890', 'number-unlike'],
  ['申通', '773123456789012', null],
  ['韵达', '431234567890123', null],
  ['极兔', 'JT3000123456789', null],
  ['极兔', '123456789012', 'number-unlike'],
  ['京东', 'JDVA00012345678', null],
  ['京东', 'JD0012345678901-1-1-', null],
  ['邮政', '9812345678901', null],
  ['EMS', 'EA123456789CN', null],
  ['德邦', 'DPK123456789012', null],
  ['顺丰', '', 'number-missing'],
  ['中通', '7.53123E+13', 'number-damaged'],
  ['中通', '7.53E13', 'number-damaged'],
  ['京东', '78123456789012345600', 'number-damaged'],
  ['圆通', '123456789012345678', null],
  ['圆通', '123456789012345000', 'number-damaged'],
  ['圆通', '1234567890123450', 'number-rounded'],
  ['中通', '2026-11-22', 'number-damaged'],
  ['圆通', '单号在路上', 'number-wrong'],
  ['圆通', '12', 'number-wrong'],
  ['圆通', 'ABCDEFGH', 'number-wrong'],
] as const)('%s, %s: %s', (carrier, number, trouble) => {
  expect(numberTrouble(of(carrier), plainNumber(number))).toBe(trouble)
})

test('blanks between groups and small letters are how people type, not mistakes', () => {
  expect(plainNumber(' sf 1234 5678 90\u200b')).toBe('SF1234567890')
})

test('an unknown name is answered with the nearest ones, and rubbish with none', () => {
  expect(nearestCarriers('顺风快递').map(({ short }) => short)).toContain('顺丰')
  expect(nearestCarriers('圆通达').map(({ short }) => short)[0]).toBe('圆通')
  expect(nearestCarriers('YUNDAEX').map(({ short }) => short)).toContain('韵达')
  expect(nearestCarriers('飞鸽')).toEqual([])
  expect(nearestCarriers('')).toEqual([])
})

test('a number tells whose it may be', () => {
  expect(likelyCarriers('JT3000123456789').map(({ short }) => short)).toEqual(['极兔'])
  expect(likelyCarriers('SF1234567890').map(({ short }) => short)).toEqual(['顺丰'])
})
