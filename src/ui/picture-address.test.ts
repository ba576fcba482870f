import { asItLies, pictureAddress } from './picture-address'

jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: { getWindowInfo: () => ({ windowWidth: 390, pixelRatio: 2 }) },
}))

const PREPARED = 'https://pictures.test/tea.webp#p=UklGRg=='

test('a prepared picture is asked for in the pixels of the screen, and its preview never reaches the address', () => {
  expect(pictureAddress(PREPARED, 104)).toEqual({
    src: 'https://pictures.test/tea.webp?imageMogr2/thumbnail/240x',
    preview: 'data:image/webp;base64,UklGRg==',
  })
  expect(pictureAddress(PREPARED, 375).src).toMatch(/thumbnail\/1080x$/)
})

test('any other picture is taken as it is', () => {
  expect(pictureAddress('https://brand.test/a.jpg?v=2', 104)).toEqual({
    src: 'https://brand.test/a.jpg?v=2',
    preview: null,
  })
})

test('without its sized form the whole picture can still be had', () => {
  expect(asItLies(PREPARED)).toBe('https://pictures.test/tea.webp')
})
