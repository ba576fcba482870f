import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { drawable, FAMILY, loadLetters } from '@/cloud/pictures/letters'

interface Report {
  readonly brand: string
  readonly goods: string
  readonly number: string
  readonly on: string
}

const [WIDTH, HEIGHT] = [900, 1_270]
const ROWS = [
  ['检测项目', '单位', '限量', '结果'],
  ['联苯菊酯', 'mg/kg', '≤ 5', '未检出'],
  ['吡虫啉', 'mg/kg', '≤ 0.5', '未检出'],
  ['铅（以 Pb 计）', 'mg/kg', '≤ 5.0', '0.32'],
  ['水分', '%', '≤ 6.5', '4.8'],
] as const

/** A sheet as a laboratory writes it, and across it the word that it is none: nobody's name is borrowed. */
export async function reportOf({ brand, goods, number, on }: Report): Promise<Buffer> {
  loadLetters()
  const canvas = createCanvas(WIDTH, HEIGHT)
  const ctx = canvas.getContext('2d')
  ctx.fillStyle = '#fffdf8'
  ctx.fillRect(0, 0, WIDTH, HEIGHT)
  const write = (text: string, x: number, y: number) => ctx.fillText(drawable(text), x, y)
  ctx.fillStyle = '#231d16'
  ctx.font = `700 44px "${FAMILY}"`
  write('检 测 报 告', 325, 130)
  ctx.font = `400 24px "${FAMILY}"`
  const facts = [`送检单位　${brand}`, `样品名称　${goods.slice(0, 24)}`, `样品批次　${number}`, `生产日期　${on}`]
  for (const [i, line] of facts.entries()) write(line, 90, 230 + i * 48)
  table(ctx, write)
  ctx.font = `400 22px "${FAMILY}"`
  write('结论　所检项目符合 GB 2763、GB 2762 的要求。', 90, 860)
  stamp(ctx, write)
  return canvas.encode('png')
}

type Write = (text: string, x: number, y: number) => void

function table(ctx: SKRSContext2D, write: Write): void {
  ctx.strokeStyle = '#b9ad98'
  ctx.lineWidth = 1.5
  for (const [i, row] of ROWS.entries()) {
    const top = 450 + i * 64
    ctx.strokeRect(90, top, 720, 64)
    ctx.font = `${i === 0 ? 700 : 400} 22px "${FAMILY}"`
    for (const [column, text] of row.entries()) write(text, 110 + column * 185, top + 40)
  }
}

function stamp(ctx: SKRSContext2D, write: Write): void {
  ctx.save()
  ctx.translate(620, 1_010)
  ctx.rotate(-0.16)
  ctx.strokeStyle = '#c23a22'
  ctx.fillStyle = '#c23a22'
  ctx.lineWidth = 6
  ctx.strokeRect(-150, -60, 300, 110)
  ctx.font = `700 46px "${FAMILY}"`
  write('演示样张', -94, 12)
  ctx.restore()
}
