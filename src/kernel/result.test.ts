import { rows } from './db'
import { isRefusal, refuse } from './result'

test('a refusal is told from everything else', () => {
  expect(isRefusal(refuse('full'))).toBe(true)
  for (const other of [null, undefined, 'refused', [], { answer: 1 }]) expect(isRefusal(other)).toBe(false)
})

test('a refusal carries facts only where there are some', () => {
  expect(refuse('full')).toEqual({ refused: 'full' })
  expect(refuse('over-limit', { limit: 2 })).toEqual({ refused: 'over-limit', facts: { limit: 2 } })
})

test('rows are one JSON text, whatever their number', () =>
  expect(rows([{ id: 'a', at: null }])).toBe('[{"id":"a","at":null}]'))
