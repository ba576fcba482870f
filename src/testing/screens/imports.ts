import type { Id } from '@/kernel/id'
import type { Market } from '../trade/market'
import { longWorld, wholeWorld } from './casts'

interface Begun {
  readonly id: Id
  readonly parts: number
}

/** Files on a clerk's desk in the states that wait for somebody: one to be confirmed, one written, one nobody can read. */
export async function layOutFiles(market: Market): Promise<void> {
  const [{ clerk }] = wholeWorld.brands as [(typeof wholeWorld.brands)[number]]
  await fileOf(market, clerk.id, { name: '还没整理的图片.csv', text: '\u0000\u0001\u0002' })
  const written = await fileOf(market, clerk.id, { name: '夏茶与茶具.csv', text: SUMMER })
  await market.send(clerk.id, 'brand/catalogue.runImport', { importId: written, mode: 'good-rows' })
  await settled(market, clerk.id, written)
  await fileOf(market, clerk.id, { name: '秋季新品与调价.csv', text: AUTUMN })
  const [long] = longWorld.brands as [(typeof longWorld.brands)[number]]
  await fileOf(market, long.clerk.id, { name: `${'很长的文件名'.repeat(20)}.csv`, text: longFile() })
}

async function fileOf(market: Market, clerk: Id, { name, text }: { name: string; text: string }): Promise<Id> {
  const bytes = Buffer.from(text)
  const { id } = await market.send<Begun>(clerk, 'brand/catalogue.beginImport', { fileName: name, bytes: bytes.length })
  await market.send(clerk, 'brand/catalogue.importPart', { importId: id, index: 0, base64: bytes.toString('base64') })
  await market.send(clerk, 'brand/catalogue.checkImport', { importId: id })
  await settled(market, clerk, id)
  return id
}

const TRIES = 400

/** The house works in the background: looks again until it has come to an end. */
async function settled(market: Market, clerk: Id, importId: Id): Promise<void> {
  for (let left = TRIES; left > 0; left--) {
    await market.runErrands()
    const { state } = await market.ask<{ state: string }>(clerk, 'brand/catalogue.import', { importId })
    if (state !== 'checking' && state !== 'running') return
  }
  throw new Error(`import ${importId} does not come to an end`)
}

const HEADING = '货号,商品名称,分类,规格,售价,库存,条码,描述,内部备注'

const SUMMER = `${HEADING}
XC-01,荷叶冷泡茶,茶叶,三角包 12 袋,39.90,420,,井水冷藏四小时，清甜不涩。,A 区 3 架
XC-02,荷叶冷泡茶,茶叶,三角包 24 袋,69.90,260,,井水冷藏四小时，清甜不涩。,A 区 3 架
XC-11,竹编茶席,茶具,40 × 120 厘米,88.00,90,,老竹匠手编，收起来只有一卷纸大。,B 区 1 架
XC-12,竹编茶席,茶具,60 × 160 厘米,,40,,老竹匠手编，收起来只有一卷纸大。,B 区 1 架
`

const AUTUMN = `${HEADING}
QC-01,桂花乌龙,茶叶,50 克罐装,68.00,300,,头茬金桂窨制三次。,新品
QC-02,桂花乌龙,茶叶,125 克罐装,138.00,180,,头茬金桂窨制三次。,新品
QC-03,柿子红茶礼盒,茶叶,两罐装,1 68.00元整,60,,柿子脯与红茶同装。,新品
QC-04,陈皮白茶饼,茶叶,100 克,158.00,八十,,三年新会陈皮。,新品
QC-05,陈皮白茶饼,茶叶,200 克,268.00,45,6.90123E+12,三年新会陈皮。,新品
QC-05,老白茶散装,茶叶,250 克,198.00,70,,太阳晒干，不揉不炒。,新品
QC-07,"=HYPERLINK(""http://x"")",茶叶,一只,28.00,15,,,新品
XC-01,荷叶冷泡茶,茶叶,三角包 12 袋,19.90,420,,井水冷藏四小时，清甜不涩。,清仓
XC-11,竹编茶席,茶具,40 × 120 厘米,98.00,120,,老竹匠手编，收起来只有一卷纸大。,补货
XC-02,荷叶冷泡茶,茶叶,三角包 24 袋,69.90,260,,井水冷藏四小时，清甜不涩。,A 区 3 架
`

/** Everything as long as a cell may be, and a little longer. */
function longFile(): string {
  const { title, about, skus } = longWorld.offers[0]!.product
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
  const rows = skus.map(({ options }, at) =>
    [`LONG-${at}`, `新的${title}`.slice(0, 200 + at * 20), '茶叶', options, '98765.40', '3', '', about, '很长']
      .map(cell)
      .join(','),
  )
  return [HEADING, ...rows].join('\n')
}
