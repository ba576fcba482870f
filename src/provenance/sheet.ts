import QRCode from 'qrcode'
import { csvText } from '@/kernel/csv'
import { plain } from '@/kernel/markup'
import { groupsOf } from './codes'

/** A4 with 5 × 13 labels of 38 × 21 mm, as stationers sell them. */
const COLUMNS = 5
const ROWS = 13
const PER_SHEET = COLUMNS * ROWS
/** A browser prints some thousand drawings at once without complaint. */
export const SHEETS_AT_ONCE = 20

export const sheetsOf = (labels: number): number => Math.ceil(labels / PER_SHEET)

interface Label {
  readonly serial: number
  readonly code: string
}

export interface About {
  /** The installation's own address, without a slash at its end. */
  readonly base: string
  readonly brandName: string
  readonly title: string
  readonly number: string
  readonly sheets: number
}

/** The address behind a code: a browser opens it, and WeChat opens the mini-program for it (普通链接二维码). */
export const codeUrl = (base: string, code: string): string => `${base}/g/${code}`

export function csvOf({ base, number }: About, labels: Iterable<Label>): string {
  const lines = [...labels].map(({ serial, code }) => [String(serial), number, groupsOf(code), codeUrl(base, code)])
  return csvText([['序号', '批次', '防伪码', '二维码内容'], ...lines])
}

type Codes = (first: number, last: number) => Iterable<Label>

/** A page of its own, complete in itself: a printer needs no network and no script. */
export function printOf(about: About & { readonly from: number; readonly to: number }, codes: Codes): string {
  const sheets: string[] = []
  for (let n = about.from; n <= about.to; n++) {
    const labels = [...codes((n - 1) * PER_SHEET + 1, n * PER_SHEET)].map((label) => labelOf(about, label))
    sheets.push(
      `<section>${labels.join('')}<footer>${plain(`${about.brandName} · ${about.number}`)} · ${n} / ${about.sheets}</footer></section>`,
    )
  }
  const title = `${about.number} ${about.from}–${about.to}`
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${plain(title)}</title><style>${STYLE}</style></head><body>${sheets.join('')}</body></html>`
}

function labelOf({ base, title, number }: About, { code }: Label): string {
  const [a, b, c, d] = groupsOf(code).split('-')
  return `<article>${qr(codeUrl(base, code))}<p><b>${plain(title)}</b><i>${plain(number)}</i><span>${a}-${b}<br>${c}-${d}</span><em>扫码验真</em></p></article>`
}

/** One path of unit squares, joined along each row: a sheet stays under 200 KB. */
export function qr(text: string): string {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules
  const rows: string[] = []
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const from = x
      while (x < size && data[y * size + x]) x++
      if (x > from) rows.push(`M${from} ${y}h${x - from}v1h${from - x}z`)
    }
  }
  return `<svg viewBox="-2 -2 ${size + 4} ${size + 4}" shape-rendering="crispEdges"><path d="${rows.join('')}"/></svg>`
}

/** Cut marks are hairlines at the corners of each label: they fall away with the knife. */
const STYLE = `
@page{size:A4;margin:0}
*{box-sizing:border-box;margin:0}
body{font:6.5pt/1.35 "PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif;color:#000;background:#fff}
section{width:210mm;height:297mm;padding:10.5mm 9.75mm;display:grid;grid-template-columns:repeat(5,38.1mm);grid-auto-rows:21.2mm;align-content:start;position:relative;page-break-after:always;overflow:hidden}
article{display:flex;align-items:center;gap:1mm;padding:1mm;overflow:hidden;
background:linear-gradient(#999,#999) 0 0/2mm .1mm,linear-gradient(#999,#999) 0 0/.1mm 2mm,linear-gradient(#999,#999) 100% 100%/2mm .1mm,linear-gradient(#999,#999) 100% 100%/.1mm 2mm;background-repeat:no-repeat;-webkit-print-color-adjust:exact;print-color-adjust:exact}
svg{width:17mm;height:17mm;flex:none}
p{min-width:0;flex:1;display:flex;flex-direction:column}
b{font-weight:600;display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden;line-height:1.25}
i{font-style:normal;font-size:5.5pt;color:#444;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
span{font:600 5.6pt/1.3 Consolas,Menlo,monospace;white-space:nowrap}
em{font-style:normal;font-size:5.5pt;color:#444}
footer{position:absolute;left:0;right:0;bottom:4mm;text-align:center;font-size:6pt;color:#666}
@media screen{body{background:#ddd}section{margin:8mm auto;background:#fff;box-shadow:0 1mm 4mm #0003}}
`
