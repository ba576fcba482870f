import { parseAddress } from './parse'

const lin = { name: '林小雨', phone: '13800001234', region: '浙江省 杭州市 西湖区', detail: '文三路 100 号 2 幢 301' }

test('name, phone and place in the usual order, with spaces', () => {
  expect(parseAddress('林小雨 13800001234 浙江省 杭州市 西湖区 文三路 100 号 2 幢 301')).toEqual(lin)
})

test('no spaces inside the place', () => {
  expect(parseAddress('林小雨，13800001234，浙江省杭州市西湖区文三路100号')).toEqual({ ...lin, detail: '文三路100号' })
})

test('labels of a shop form on lines of their own', () => {
  const text = '收货人：林小雨\n手机号码：138 0000 1234\n所在地区：浙江省杭州市西湖区\n详细地址：文三路100号'
  expect(parseAddress(text)).toEqual({ ...lin, detail: '文三路100号' })
})

test('the place first, the name last', () => {
  const parsed = parseAddress('上海市浦东新区世纪大道 8 号 王波 +86 139-1234-5678')
  expect(parsed).toEqual({ name: '王波', phone: '13912345678', region: '上海市 浦东新区', detail: '世纪大道 8 号' })
})

test('an autonomous region', () => {
  const parsed = parseAddress('安娜 13512345678 新疆维吾尔自治区乌鲁木齐市天山区人民路1号')
  expect(parsed).toMatchObject({ name: '安娜', region: '新疆维吾尔自治区 乌鲁木齐市 天山区', detail: '人民路1号' })
})

test('a phone without a known place keeps what there is', () => {
  expect(parseAddress('王波 13912345678 文三路100号')).toEqual({
    name: '王波',
    phone: '13912345678',
    region: '',
    detail: '文三路100号',
  })
})

test('without a mobile number nothing is guessed', () => {
  expect(parseAddress('浙江省杭州市西湖区文三路100号')).toBeNull()
})
