import { maskName, maskPhone } from './mask'

test('a masked name shows the first character, whatever its length and script', () => {
  expect(['林小雨', 'Ana', '𠮷田', ' 阿博 ', ''].map(maskName)).toEqual(['林*', 'A*', '𠮷*', '阿*', '*'])
})

test('a masked phone number keeps three and four digits, anything odd disappears', () => {
  expect(['13812341234', '1381234', '+8613812341234'].map(maskPhone)).toEqual(['138****1234', '****', '****'])
})
