const { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs')
const { join, resolve } = require('node:path')

const FOLDER = resolve(__dirname, '../.artefacts/weapp-pages')
const KEPT = `${FOLDER}.json`
const PARTS = ['nodes', 'depth', 'sent', 'perSecond']

/** The largest that each page of the compiled mini-program has been in this run, over all stories. */
function merged() {
  const pages = {}
  for (const file of readdirSync(FOLDER))
    for (const [page, size] of Object.entries(JSON.parse(readFileSync(join(FOLDER, file), 'utf8'))))
      pages[page] = Object.fromEntries(PARTS.map((part) => [part, Math.max(size[part], pages[page]?.[part] ?? 0)]))
  return pages
}

const row = (name, cells) => `${name.padEnd(44)}${cells.map((cell) => String(cell).padStart(11)).join('')}`

/** Prints what the journeys measured on each page, and keeps it in .artefacts/weapp-pages.json. */
class WeappPagesReporter {
  onRunStart() {
    rmSync(FOLDER, { recursive: true, force: true })
  }

  onRunComplete() {
    if (!existsSync(FOLDER)) return
    const pages = merged()
    rmSync(FOLDER, { recursive: true })
    writeFileSync(KEPT, `${JSON.stringify(pages, null, 2)}\n`)
    const rows = Object.entries(pages).sort(([a], [b]) => a.localeCompare(b))
    console.log(row('\npages of the mini-program, at their largest', ['nodes', 'depth', 'setData B', 'setData/s']))
    for (const [page, size] of rows)
      console.log(
        row(
          page,
          PARTS.map((part) => size[part]),
        ),
      )
    console.log(row('limits', ['< 1000', '< 30', '262144', '20']))
  }
}

module.exports = WeappPagesReporter
