import type { Field } from './fields'
import { OURS } from './words'

/** Which headings mean a field, the surest first. A heading that may mean two fields goes to the first that lacks one. */
export type Table = readonly (readonly [Field, readonly string[]])[]

/** Our own headings and what spreadsheets of shops call the same, in Chinese and in English. */
export const PLAIN_TABLE = plainTable([
  [
    'handle',
    names(OURS.handle, '款号 商品款号 spu spu编码 商品id 产品编号 商品编号 商品货号 货号 handle productid productcode'),
  ],
  ['sku', names(OURS.sku, 'sku sku编号 skuid 规格编码 商家编码 规格商家编码 货号 商品货号 skucode itemcode itemno')],
  [
    'title',
    names(
      OURS.title,
      '名称 商品标题 标题 品名 产品名称 宝贝标题 货品名称 title name productname producttitle itemname',
    ),
  ],
  [
    'category',
    names(OURS.category, '分类 商品类目 商品分类 品类 产品分类 所属分类 类别 category productcategory categories'),
  ],
  [
    'options',
    names(OURS.options, '规格名称 规格型号 商品规格 款式 规格值 options option variant variation specification spec'),
  ],
  ['option1-value', names('颜色 颜色分类 花色 口味 色号 color colour flavor flavour')],
  ['option2-value', names('尺码 尺寸 码数 容量 净含量 size capacity')],
  ['option3-value', names('型号 包装 包装规格 材质 model pack material')],
  [
    'price',
    names(
      OURS.price,
      '售价 价格 单价 销售价 销售价格 现价 零售价 一口价 price unitprice sellingprice saleprice retailprice',
    ),
  ],
  [
    'compared',
    names(
      OURS.compared,
      '划线价 划线价格 原价 市场价 吊牌价 门市价 建议零售价 compareatprice compareprice originalprice listprice msrp rrp',
    ),
  ],
  ['compared-source', names(OURS['compared-source'], '划线价依据 原价依据 原价来源 compareatpricesource pricesource')],
  ['compared-on', names(OURS['compared-on'], '划线价时间 原价日期 compareatpricedate pricedate')],
  [
    'stock',
    names(OURS.stock, '库存数量 数量 现货库存 可售库存 实际库存 库存量 stock inventory quantity qty stockquantity'),
  ],
  [
    'ships',
    names(OURS.ships, '发货时限 发货时限(天) 发货天数(天) 发货时间 发货时效 shipsindays leadtime handlingdays'),
  ],
  ['barcode', names(OURS.barcode, '条形码 商品条码 商品条形码 国际条码 69码 国条码 barcode gtin ean ean13 upc')],
  [
    'pictures',
    names(
      OURS.pictures,
      '图片链接 图片地址 商品图片 主图 商品主图 主图链接 image images picture pictures imageurl imagesrc',
    ),
  ],
  ['sku-picture', names('规格图片 规格图 sku图片 sku图 variantimage skuimage')],
  ['about', names(OURS.about, '描述 商品描述 商品说明 详情 商品详情 简介 卖点 description about details body')],
  ['status', names('状态 商品状态 上架状态 上下架 是否上架 status')],
])

/**
 * Shopify's product CSV, in the spelling of long standing and in the one of its newer exports
 * (help.shopify.com, "Using CSV files to import and export products").
 */
export const SHOPIFY_TABLE = plainTable([
  ['handle', ['Handle', 'URL handle']],
  ['title', ['Title']],
  ['about', ['Body (HTML)', 'Body HTML', 'Description']],
  ['category', ['Product Category', 'Standardized Product Type', 'Standard Product Type']],
  ['type', ['Type', 'Custom Product Type']],
  ['status', ['Status']],
  ['option1-name', ['Option1 Name']],
  ['option1-value', ['Option1 Value']],
  ['option2-name', ['Option2 Name']],
  ['option2-value', ['Option2 Value']],
  ['option3-name', ['Option3 Name']],
  ['option3-value', ['Option3 Value']],
  ['sku', ['Variant SKU', 'SKU']],
  ['price', ['Variant Price', 'Price']],
  ['compared', ['Variant Compare At Price', 'Compare-at price', 'Compare At Price']],
  ['stock', ['Variant Inventory Qty', 'Inventory quantity']],
  ['barcode', ['Variant Barcode', 'Barcode']],
  ['pictures', ['Image Src', 'Product image URL']],
  ['position', ['Image Position']],
  ['sku-picture', ['Variant Image', 'Variant image URL']],
])

/** WooCommerce's product CSV (woocommerce.com, "Product CSV importer and exporter"), in English and in Chinese. */
export const WOO_TABLE = plainTable([
  ['id', ['ID']],
  ['kind', ['Type', '类型']],
  ['sku', ['SKU', '货号']],
  ['title', ['Name', '名称']],
  ['status', ['Published', '已发布']],
  ['about', ['Description', '描述']],
  ['about-short', ['Short description', '简短描述', '简短说明']],
  ['price', ['Regular price', '常规售价', '原价']],
  ['sale-price', ['Sale price', '促销价', '促销价格']],
  ['stock', ['Stock', '库存']],
  ['category', ['Categories', '分类']],
  ['pictures', ['Images', '图片']],
  ['parent', ['Parent', '父级', '上级']],
  ['barcode', ['GTIN, UPC, EAN, or ISBN', 'GTIN、UPC、EAN 或 ISBN']],
  ['option1-name', ['Attribute 1 name', '属性 1 名称']],
  ['option1-value', ['Attribute 1 value(s)', '属性 1 值', '属性 1 的值']],
  ['option2-name', ['Attribute 2 name', '属性 2 名称']],
  ['option2-value', ['Attribute 2 value(s)', '属性 2 值', '属性 2 的值']],
  ['option3-name', ['Attribute 3 name', '属性 3 名称']],
  ['option3-value', ['Attribute 3 value(s)', '属性 3 值', '属性 3 的值']],
])

/** Full-width brackets, spaces, capitals, stars, dashes and the number of a repeated one make no difference: "*价格（元）" is "价格(元)". */
export function plain(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/#\d+$/, '')
    .replace(/[\s*_:\-\u200b\ufeff]+/g, '')
}

/** "售价(含税)" means 售价 where nothing better does. */
export const withoutBrackets = (heading: string): string =>
  plain(heading).replace(/\([^()]*\)|\[[^[\]]*\]|【[^】]*】/g, '')

const KNOWN = new Set([PLAIN_TABLE, SHOPIFY_TABLE, WOO_TABLE].flatMap((table) => table.flatMap(([, names]) => names)))

/** Whether any dialect knows a heading: what decides between encodings, delimiters and lines. */
export const isKnownHeading = (heading: string): boolean =>
  KNOWN.has(plain(heading)) || KNOWN.has(withoutBrackets(heading))

function plainTable(table: Table): Table {
  return table.map(([field, headings]) => [field, headings.map(plain)])
}

/** Headings without spaces can stand in one line. */
function names(...words: readonly string[]): string[] {
  return words.flatMap((word) => word.split(' '))
}
