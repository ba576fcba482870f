import { compile } from 'html-to-text'

/** A shop's page, not a library: more is cut, so that no nesting and no length can hold the server up. */
const HTML_MAX = 100_000
const toText = compile({
  wordwrap: false,
  limits: { maxDepth: 40, maxChildNodes: 2_000, ellipsis: '' },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    { selector: 'script', format: 'skip' },
    { selector: 'style', format: 'skip' },
    { selector: 'ul', options: { itemPrefix: '• ' } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'table', options: { uppercaseHeaderCells: false } },
  ],
})

const TAG_OR_ENTITY = /<[a-z!/][^<]*>|<(?:script|style|img|iframe|svg)\b|&(?:#x?[0-9a-f]+|[a-z]{2,8});/i

/** Markup may hide in entities, once or twice; what is kept must mean the same when it is read again. */
const ROUNDS = 4

/** The words of an HTML description: blocks become lines; tags, scripts and styles go. Plain text stays as it is. */
export function withoutTags(text: string): string {
  let words = text
  for (let round = 0; round < ROUNDS && TAG_OR_ENTITY.test(words); round++) words = cleanedOnce(words)
  return TAG_OR_ENTITY.test(words) ? words.replace(/[<>&]/g, '') : words
}

const cleanedOnce = (html: string): string =>
  toText(html.slice(0, HTML_MAX))
    // Entities may stand for characters that no text holds.
    .replace(/[^\P{Cc}\n]/gu, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim()
