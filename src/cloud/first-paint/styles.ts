interface Rule {
  /** Of an `@media`, or null. */
  readonly media: string | null
  readonly selectors: readonly string[]
  readonly body: string
}

/** The rules of a built app, asked by the names their authors gave: `named('goods', 'title')` → `goods-module__title___F4k2c`. */
export interface Styles {
  readonly named: (file: string, name: string) => string
  /** What this markup needs, in the build's own order. */
  readonly rulesFor: (html: string) => string
}

/** Files of a page before those of the app: some names are used by several pages. */
export function stylesOf(own: readonly string[], shared: readonly string[]): Styles {
  const rules = [...shared, ...own].flatMap((css) => rulesOf(css, null))
  const classes = new Set([...own, ...shared].flatMap((css) => css.match(/[\w-]+-module__[\w-]+/g) ?? []))
  const first = new Map<string, string>()
  for (const name of classes) {
    const plain = name.slice(0, name.indexOf('___'))
    if (!first.has(plain)) first.set(plain, name)
  }
  return {
    named(file, name) {
      const found = first.get(`${file}-module__${name}`)
      if (!found) throw new Error(`the build has no ${file}.module.css with .${name}`)
      return found
    },
    rulesFor: (html) => written(rules.filter(needs(classesIn(html)))),
  }
}

const RULE =
  /@media([^{]+)\{((?:[^{}]+\{[^{}]*\})*)\}|@[\w-]+[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|([^{}]+)\{([^{}]*)\}/g

function rulesOf(css: string, media: string | null): Rule[] {
  return [...css.matchAll(RULE)].flatMap(([, query, inner, selectors, body]) => {
    if (query !== undefined) return rulesOf(inner!, query)
    return selectors ? [{ media, selectors: selectors.split(','), body: body! }] : []
  })
}

const EVERYWHERE = new Set([':root', 'body'])

/** A rule is needed if all classes of one of its selectors are there, and nothing else than classes. */
function needs(used: ReadonlySet<string>): (rule: Rule) => boolean {
  const meets = (selector: string) => {
    if (EVERYWHERE.has(selector)) return true
    const names = selector.match(/\.[\w-]+/g) ?? []
    return names.length > 0 && !/[#[:]/.test(selector) && names.every((name) => used.has(name.slice(1)))
  }
  return ({ media, selectors }) => media !== ' print' && selectors.some(meets)
}

/** Care mode's sizes may be put on by the page itself. */
const classesIn = (html: string): Set<string> =>
  new Set(['care', ...[...html.matchAll(/class="([^"]*)"/g)].flatMap((match) => match[1]!.split(' '))])

const written = (rules: readonly Rule[]): string =>
  rules
    .map(({ media, selectors, body }) =>
      `${selectors.join(',')}{${body}}`.replace(/^.*$/s, (rule) => (media ? `@media${media}{${rule}}` : rule)),
    )
    .join('')
