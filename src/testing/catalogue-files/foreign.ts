import { yuan } from '@/kernel/money'
import { csvOf } from './dialects'
import type { Good } from './goods'

/** As Shopify writes them: one row per variant, a row of its own for each further picture, codes left out here and there. */
export function shopifyFile(goods: readonly Good[]): string {
  const headings =
    'Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Qty,Variant Price,Variant Compare At Price,Variant Barcode,Image Src,Image Position,Variant Image,Status'.split(
      ',',
    )
  const rows = goods.flatMap((good) => [
    ...good.skus.map(
      (sku, i): Record<string, string> => ({
        Handle: good.handle,
        ...(i === 0
          ? { Title: good.title, 'Body (HTML)': html(good.about), Type: good.category, Status: 'active' }
          : {}),
        ...(i === 0 ? { 'Image Src': good.pictures[0]!, 'Image Position': '1' } : {}),
        'Option1 Name': i > 0 ? '' : sku.options.length > 0 ? '规格' : 'Title',
        'Option1 Value': sku.options[0] ?? 'Default Title',
        'Variant SKU': sku.code,
        'Variant Inventory Qty': String(sku.stock),
        'Variant Price': yuan(sku.priceFen),
        'Variant Compare At Price': yuan(sku.comparedFen),
        'Variant Barcode': `'${sku.barcode}`,
      }),
    ),
    ...good.pictures.slice(1).map(
      (url, i): Record<string, string> => ({
        Handle: good.handle,
        'Image Src': url,
        'Image Position': String(i + 2),
      }),
    ),
  ])
  return csvOf([headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? ''))])
}

/** As WooCommerce writes them: what comes in several kinds is a line of its own above its variations. */
export function wooFile(goods: readonly Good[]): string {
  const headings =
    'ID;Type;SKU;GTIN, UPC, EAN, or ISBN;Name;Published;Short description;Description;Stock;Sale price;Regular price;Categories;Images;Parent;Attribute 1 name;Attribute 1 value(s)'.split(
      ';',
    )
  const rows = goods.flatMap((good, n): Record<string, string>[] => {
    const words = {
      Name: good.title,
      Published: '1',
      Description: html(good.about),
      Categories: `全部 > ${good.category}, 新品`,
      Images: good.pictures.join(', '),
    }
    const skuWords = (sku: Good['skus'][number]) => ({
      'GTIN, UPC, EAN, or ISBN': sku.barcode,
      Stock: String(sku.stock),
      'Sale price': yuan(sku.priceFen),
      'Regular price': yuan(sku.comparedFen),
    })
    const [only] = good.skus
    if (good.skus.length === 1)
      return [{ ...words, ...skuWords(only!), ID: String(n * 10), Type: 'simple', SKU: only!.code }]
    const values = good.skus.map(({ options }) => options[0]!).join(', ')
    // Every other parent has no code, so that its variations name it by its number.
    const parent = n % 2 === 0 ? good.handle : `id:${n * 10}`
    return [
      {
        ...words,
        ID: String(n * 10),
        Type: 'variable',
        SKU: n % 2 === 0 ? good.handle : '',
        'Attribute 1 name': '规格',
        'Attribute 1 value(s)': values,
      },
      ...good.skus.map((sku, k) => ({
        ...skuWords(sku),
        ID: String(n * 10 + k + 1),
        Type: 'variation, virtual',
        SKU: sku.code,
        Name: `${good.title} - ${sku.options[0]}`,
        Published: '1',
        Parent: parent,
        'Attribute 1 name': '规格',
        'Attribute 1 value(s)': sku.options[0]!,
      })),
    ]
  })
  return csvOf([headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? ''))])
}

/** A shop's own sheet with headings of its own, a title above, and options in a column named after them. */
export function chineseFile(goods: readonly Good[]): string {
  const headings = [
    '*商品名称',
    '货号',
    '所属分类',
    '颜色',
    '售价（元）',
    '原价',
    '原价来源',
    '原价日期',
    '国际条码',
    '可售库存',
    '发货时效',
    '商品主图',
    '卖点',
    '供应商',
  ]
  const rows = goods.flatMap((good) =>
    good.skus.map((sku) => [
      good.title,
      good.handle,
      good.category,
      sku.options.join(''),
      `¥${yuan(sku.priceFen)}`,
      yuan(sku.comparedFen),
      good.comparedSource,
      good.comparedOn.replace(/-/g, '/'),
      sku.barcode,
      `${sku.stock}件`,
      `${good.shipsInDays}天`,
      good.pictures.join('\n'),
      good.about,
      '老陈',
    ]),
  )
  return csvOf([
    ['北坡杂货 2026 年货盘'],
    ['制表：小陈', '', '2026/3/1'],
    headings,
    ...rows,
    ['合计', '', '', '', '', '', '', '', '', '9999'],
  ])
}

const html = (text: string): string =>
  `<p>${text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('\n', '<br>')}</p><script>alert(1)</script>`
