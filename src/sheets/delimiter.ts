import { DELIMITERS, type Delimiter } from './table'

const LINES = 20

/**
 * The delimiter under which a line shows most headings that we know, else the one that the fullest line holds most of.
 * Excel's own "sep=;" line says it outright.
 */
export function guessDelimiter(text: string, knows: (heading: string) => boolean): Delimiter {
  const hint = sepHint(text)
  if (hint) return hint.delimiter
  const lines = linesOf(text)
  const scored = DELIMITERS.map((delimiter) => {
    const split = lines.map((line) => cellsOf(line, delimiter))
    const known = Math.max(0, ...split.map((cells) => cells.filter(knows).length))
    const first = split.find((cells) => cells.length > 1)?.length ?? 1
    return { delimiter, known, first }
  })
  return scored.sort((a, b) => b.known - a.known || b.first - a.first)[0]!.delimiter
}

export function sepHint(text: string): { delimiter: Delimiter; length: number } | null {
  const hint = /^"?sep=([,;\t])"?\r?\n/i.exec(text)
  return hint ? { delimiter: hint[1] as Delimiter, length: hint[0].length } : null
}

/** Lines of a text; line ends within quotes end none. */
function linesOf(text: string): string[] {
  const lines = text.slice(0, 65_536).match(/(?:"(?:[^"]|"")*"|[^"\r\n])+/g) ?? []
  return lines.filter((line) => line.trim() !== '').slice(0, LINES)
}

const cellsOf = (line: string, delimiter: Delimiter): string[] =>
  line
    .replace(/"((?:[^"]|"")*)"/g, (_, inside: string) => inside.replace(/[,;\t]/g, ' '))
    .split(delimiter)
    .map((cell) => cell.trim())
