import { cover } from './paint'

test('a wide picture loses its sides and keeps its height', () => {
  expect(cover({ width: 1000, height: 500 }, { width: 100, height: 100 })).toEqual({
    x: 250,
    y: 0,
    width: 500,
    height: 500,
  })
})

test('a tall picture loses top and bottom and keeps its width', () => {
  expect(cover({ width: 500, height: 1000 }, { width: 500, height: 400 })).toEqual({
    x: 0,
    y: 300,
    width: 500,
    height: 400,
  })
})
