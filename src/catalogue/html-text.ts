import { compile } from 'html-to-text'

/** A shop's page, not a library: more is cut, so that no nesting and no length can hold the server up. */
const toText = compile({
  wordwrap: false,
  limits: { maxInputLength: 100_000, maxDepth: 40, maxChildNodes: 2_000, ellipsis: '' },
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

/** The words of an HTML description: blocks become lines; tags, scripts and styles go. Plain text stays as it is. */
export function withoutTags(text: string): string {
  if (!TAG_OR_ENTITY.test(text)) return text
  return (
    toText(text)
      // Entities may stand for characters that no text holds.
      .replace(/[^\P{Cc}\n]/gu, '')
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n\s*/g, '\n')
      .trim()
  )
}
