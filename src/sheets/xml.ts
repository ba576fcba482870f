import { LIMITS } from './limits'
import { broken } from './unreadable'

/** Hears what stands in an XML text, element by element; prefixes of names are taken away. */
export interface XmlListener {
  open(name: string, attributes: string): void
  text(text: string): void
  close(name: string): void
}

const TAG = /<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>/y
/** A tag that does not end within so many characters is none. */
const TAG_MAX = 64 * 1024

/**
 * Walks through XML as it flows. Workbooks need elements, attributes, text and the five entities, so that is all there is:
 * a document type, with which entities could be made to multiply, breaks the file.
 */
export class XmlWalker {
  private rest = ''

  constructor(private readonly listener: XmlListener) {}

  write(piece: string): void {
    const text = this.rest + piece
    let at = 0
    while (at < text.length) {
      const next = text[at] === '<' ? this.markup(text, at) : this.words(text, at)
      if (next < 0) break
      at = next
    }
    this.rest = text.slice(at)
    if (this.rest.length > TAG_MAX) throw broken('workbook-broken')
  }

  end(): void {
    if (this.rest.trim() !== '') throw broken('workbook-broken')
  }

  /** Text up to the next tag; a part of it may be told while more is to come, but no half an entity. */
  private words(text: string, at: number): number {
    const tag = text.indexOf('<', at)
    if (tag < 0 && text.length - at < TAG_MAX / 2) return -1
    const amp = tag < 0 ? text.lastIndexOf('&') : -1
    const end = tag >= 0 ? tag : amp >= at ? amp : text.length
    if (end === at && tag < 0) throw broken('workbook-broken')
    this.listener.text(unescaped(text.slice(at, end)))
    return end
  }

  private markup(text: string, at: number): number {
    const second = text[at + 1]
    if (second === '!' || second === '?') return this.special(text, at)
    TAG.lastIndex = at
    const match = TAG.exec(text)
    if (!match) return -1
    const [whole, closes, name, attributes, isEmpty] = match
    if (closes) this.listener.close(name!)
    else {
      this.listener.open(name!, attributes!)
      if (isEmpty) this.listener.close(name!)
    }
    return at + whole.length
  }

  private special(text: string, at: number): number {
    const start = text.slice(at, at + 9)
    if (start.startsWith('<?')) return after(text, '?>', at)
    if (start.startsWith('<!--')) return after(text, '-->', at)
    if (start === '<![CDATA[') {
      const end = after(text, ']]>', at)
      if (end >= 0) this.listener.text(text.slice(at + 9, end - 3))
      return end
    }
    if ('<![CDATA['.startsWith(start) || '<!--'.startsWith(start)) return -1
    throw broken('workbook-broken')
  }
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  return at < 0 ? -1 : at + mark.length
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescaped(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x?[0-9a-f]{1,8}|[a-z]{2,4});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : '\ufffd'
  })
}

const patterns = new Map<string, RegExp>()

/** An attribute of an element, by its name without prefix. */
export function attribute(attributes: string, name: string): string | null {
  let pattern = patterns.get(name)
  if (!pattern) {
    pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    patterns.set(name, pattern)
  }
  const match = pattern.exec(attributes)
  return match ? unescaped(match[1] ?? match[2] ?? '') : null
}

/** Tells a listener all that is in a part of a workbook. */
export async function walkXml(pieces: AsyncIterable<Buffer>, listener: XmlListener): Promise<void> {
  const decoder = new TextDecoder('utf-8')
  const walker = new XmlWalker(listener)
  for await (const piece of pieces) walker.write(decoder.decode(piece, { stream: true }))
  walker.write(decoder.decode())
  walker.end()
}

/** Text gathered from several pieces, as long as a row may be. */
export class Gathered {
  private text = ''

  add(text: string): void {
    this.text += text
    if (this.text.length > LIMITS.rowChars) throw broken('line-too-long')
  }

  take(): string {
    const { text } = this
    this.text = ''
    return text
  }
}
