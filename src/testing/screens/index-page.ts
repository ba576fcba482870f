export interface Shot {
  readonly file: string
  readonly screen: string
  readonly state: string
  readonly view: string
  /** How far something sticks out to the right, in px. */
  readonly wide: number
}

/** All pictures on one page, a row for each screen. */
export function indexPage(shots: readonly Shot[]): string {
  const rows = [...new Set(shots.map(({ screen }) => screen))].map((screen) => {
    const cells = shots.filter((shot) => shot.screen === screen).map(cell)
    return `<h2>${screen}</h2><div class="row">${cells.join('')}</div>`
  })
  return `<!doctype html><meta charset="utf-8"><title>愿团 · ${shots.length} screens</title><style>${STYLE}</style>${rows.join('')}`
}

const cell = ({ file, state, view, wide }: Shot): string =>
  `<figure><a href="${file}"><img loading="lazy" src="${file}" alt="${file}"></a>` +
  `<figcaption>${state} · ${view}${wide > 0 ? ` · <b>${wide} px too wide</b>` : ''}</figcaption></figure>`

const STYLE = `body{font:14px/1.5 sans-serif;margin:24px;background:#f4eee3;color:#231d16}.row{display:flex;gap:12px;overflow-x:auto}
figure{margin:0;flex:none}img{height:420px;border-radius:8px;box-shadow:0 2px 12px #0002;background:#fff}b{color:#a52d18}`
