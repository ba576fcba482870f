import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { paintCard } from './card'
import { paintHome } from './home'
import { type Styles, stylesOf } from './styles'

/** What stands in a page before the app does: its rules for the head, its markup for the body. */
export interface FirstPaint {
  readonly style: string
  readonly markup: string
}

type Paint = (styles: Styles, answers: readonly unknown[]) => string | null

const PAINTS: Readonly<Record<string, Paint>> = { 'consumer/campaign/index': paintCard, 'pages/home/index': paintHome }

/** Above what the app builds meanwhile, below its tab bar. */
const OVER =
  'body{margin:0}#first-paint{position:absolute;z-index:400;top:0;left:0;right:0;min-height:100vh;box-sizing:border-box;background:var(--paper)}'

/** All pages but the tabs have Taro's bar on top. It unfolds late: kept open from the start, nothing moves. */
const BARRED = '#first-paint{padding-top:var(--bar)}#first-paint~* #taro-navigation-bar{display:flex}'

const TABS = /^pages\//

export interface Build {
  readonly folder: string
  readonly html: string
  /** Which files each page needs beyond the entry. */
  readonly routes: Readonly<Record<string, readonly string[]>>
}

/**
 * Draws the upper half of a page out of its answer, in the look of the built app: its own class names, and of its rules
 * those that the markup needs. Null when there is nothing true to draw: the app says why.
 */
export function painter(build: Build): (route: string, answers: readonly unknown[]) => Promise<FirstPaint | null> {
  const looks = new Map<string, Promise<Styles>>()
  const lookOf = (route: string): Promise<Styles> => {
    const known = looks.get(route) ?? readStyles(build, route)
    looks.set(route, known)
    return known
  }
  return async (route, answers) => {
    const paint = PAINTS[route]
    if (!paint || answers.every((answer) => answer === null)) return null
    const styles = await lookOf(route)
    const markup = paint(styles, answers)
    if (markup === null) return null
    const whole = `<div id="first-paint"><div class="${styles.named('screen', 'screen')}">${markup}</div></div>`
    const bar = TABS.test(route) ? '' : BARRED
    return { style: `<style>${styles.rulesFor(whole)}${OVER}${bar}</style>`, markup: whole }
  }
}

async function readStyles({ folder, html, routes }: Build, route: string): Promise<Styles> {
  const isStyle = (file: string) => file.endsWith('.css')
  const read = (files: readonly string[]) => Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  const shared = [...html.matchAll(/href="\/?(css\/[^"]+)"/g)].map((match) => match[1]!)
  return stylesOf(await read((routes[route] ?? []).filter(isStyle)), await read(shared))
}
