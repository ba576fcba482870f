import { readFileSync } from 'node:fs'

export const WIDTH = 2_000

const CAPTIONS = [
  ['The card', 'Opened from a chat, read without a login: price, seats, who ships and when.'],
  ['Join', 'The last seat: the address, the exact sum, and what happens if the group stays open.'],
  ['Paid', 'Through WeChat Pay; asked again before anything is shown.'],
  ['Formed', 'The group is full. Had it missed its time, all money would be on its way back.'],
  ['Commission', 'The reseller sees what it earns her, to the fen, and from which day it is hers.'],
] as const

/** Five phones side by side on one sheet, each with what happens there. */
export function paper(shots: readonly Buffer[]): string {
  const phones = shots.map(
    (shot, at) => `<figure><img src="data:image/png;base64,${shot.toString('base64')}">
      <figcaption><h2><i>${at + 1}</i>${CAPTIONS[at]![0]}</h2><p>${CAPTIONS[at]![1]}</p></figcaption></figure>`,
  )
  return `<!doctype html><meta charset="utf-8"><style>${STYLE}</style><main>${phones.join('')}</main>`
}

/** Letters of the captions come along: a bare machine has Chinese ones only. */
const letters = [400, 700].map((weight) => {
  const file = require.resolve(`@fontsource/noto-sans-sc/files/noto-sans-sc-latin-${weight}-normal.woff2`)
  const data = readFileSync(file).toString('base64')
  return `@font-face{font-family:Captions;font-weight:${weight};src:url(data:font/woff2;base64,${data})}`
})

const STYLE = `${letters.join('')}*{margin:0;box-sizing:border-box}body{width:${WIDTH}px}
main{display:flex;gap:36px;padding:44px 44px 40px;background:#f4eee3;font-family:Captions,sans-serif;color:#231d16}
figure{flex:1;min-width:0}img{display:block;width:100%;border-radius:30px;border:7px solid #231d16;background:#fff;
box-shadow:0 18px 40px #231d1626}figcaption{padding:24px 4px 0}h2{display:flex;align-items:center;gap:12px;font-size:26px;line-height:1.2}
i{display:grid;place-items:center;width:34px;height:34px;border-radius:50%;background:#c23a22;color:#fff;font-size:18px;font-style:normal}
p{margin-top:10px;font-size:18.5px;line-height:1.45;color:#5a5247}`
