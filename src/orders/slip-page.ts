import { plain } from '@/kernel/markup'

export interface Slip {
  readonly orderId: string
  /** Which parcel of the order this will be: the first unless others have left. */
  readonly nth: number
  readonly to: { readonly name: string; readonly phone: string; readonly place: string }
  readonly goods: readonly {
    readonly title: string
    readonly options: string
    readonly code: string
    readonly units: number
    /** Number of the batch, or nothing. */
    readonly batch: string
  }[]
}

interface Head {
  readonly brand: string
  readonly qr: (text: string) => string
}

/** A page of its own, complete in itself, a slip on each sheet of paper: a printer needs no network and no script. */
export function drawSlips(slips: readonly Slip[], head: Head): string {
  const style = `<style>${STYLE}</style>`
  const title = `${head.brand} · 装箱单 ${slips.length} 张`
  const sheets = slips.map((slip) => sheetOf(slip, head)).join('')
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${plain(title)}</title>${style}</head><body>${sheets}</body></html>`
}

function sheetOf({ orderId, nth, to, goods }: Slip, { brand, qr }: Head): string {
  const units = goods.reduce((sum, one) => sum + one.units, 0)
  const parcel = nth > 1 ? `<em>第 ${nth} 个包裹</em>` : ''
  const head = `<header><div><h1>${plain(brand)}</h1><p>装箱单${parcel}</p></div><figure>${qr(orderId)}<figcaption><b>${orderId.slice(-8).toUpperCase()}</b><i>订单号后 8 位</i></figcaption></figure></header>`
  const address = `<section><b>${plain(to.name)}</b> ${plain(to.phone)}<br>${plain(to.place)}</section>`
  const rows = goods.map(rowOf).join('')
  const table = `<table><thead><tr><th>商品</th><th>批次</th><th class="n">件数</th><th class="box">已装</th></tr></thead><tbody>${rows}</tbody></table>`
  const foot = `<footer><p>共 ${goods.length} 种 <b>${units}</b> 件</p><p>少件、破损或想退换：在小程序“我的订单”里打开这一单，直接联系商家。</p><p class="no">${orderId}</p></footer>`
  return `<article>${head}${address}${table}${foot}</article>`
}

function rowOf({ title, options, code, units, batch }: Slip['goods'][number]): string {
  const small = [options, code].filter(Boolean).map(plain).join(' · ')
  return `<tr><td><b>${plain(title)}</b><i>${small}</i></td><td>${batch === '' ? '—' : plain(batch)}</td><td class="n">${units}</td><td class="box"><span></span></td></tr>`
}

/** A5, as half a sheet of what every desk has; a long order goes on overleaf with its head of columns. */
const STYLE = `
@page{size:A5;margin:10mm}
*{box-sizing:border-box;margin:0}
body{font:10pt/1.5 "PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif;color:#000;background:#fff;overflow-wrap:anywhere}
article{break-after:page;page-break-after:always}
article:last-child{break-after:auto;page-break-after:auto}
header{display:flex;align-items:flex-start;justify-content:space-between;gap:6mm;padding-bottom:4mm;border-bottom:.4mm solid #000}
header div{min-width:0}
h1{font-size:15pt;line-height:1.3}
header p{margin-top:1mm;font-size:12pt;letter-spacing:.2em}
em{margin-left:2mm;padding:.4mm 2mm;border:.3mm solid #000;border-radius:1mm;font-style:normal;font-size:9pt;letter-spacing:0}
figure{flex:none;display:flex;flex-direction:column;align-items:center}
svg{width:24mm;height:24mm}
figcaption{display:flex;flex-direction:column;align-items:center;line-height:1.3}
figcaption b{font:700 13pt/1.3 Consolas,Menlo,monospace;letter-spacing:.04em}
i{display:block;font-style:normal;font-size:8pt;color:#444}
section{padding:4mm 0;font-size:11pt}
section b{font-size:13pt}
table{width:100%;border-collapse:collapse}
thead{display:table-header-group}
tr{break-inside:avoid}
th{padding:1.5mm 2mm;border-bottom:.3mm solid #000;font-size:8.5pt;font-weight:600;text-align:left;white-space:nowrap}
td{padding:2.4mm 2mm;border-bottom:.2mm solid #bbb;vertical-align:top}
td:nth-child(2){width:34mm;font-size:9pt}
.n{width:14mm;text-align:right;font-variant-numeric:tabular-nums}
td.n{font-size:13pt;font-weight:700}
.box{width:14mm;text-align:center}
.box span{display:inline-block;width:5mm;height:5mm;border:.3mm solid #000}
footer{padding-top:4mm;font-size:9pt;color:#333}
footer p:first-child{font-size:11pt;color:#000;text-align:right}
.no{margin-top:1mm;font:8pt Consolas,Menlo,monospace;color:#666}
@media screen{body{background:#ddd;padding:1px}article{width:148mm;min-height:210mm;margin:8mm auto;padding:10mm;background:#fff;box-shadow:0 1mm 4mm #0003}}
`
