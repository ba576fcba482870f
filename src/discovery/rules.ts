/** A piece of a name: one Chinese character or one run of letters and digits, with the way it sounds. */
export interface Unit {
  readonly text: string
  readonly sound: string
}

/** Says how Chinese sounds: "龙井" → ["long", "jing"]. A library's business, so it comes as an argument. */
export type Spell = (text: string) => string[]

const HAN = /\p{Script=Han}/u
const PIECES = /\p{Script=Han}|[\p{L}\p{N}]+/gu
/** Nobody types more than this before looking. */
const WORD_MAX = 24
const TERMS_MAX = 6

/** One spelling for all: full width becomes half width, capitals small. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Letters that touch a character end where it begins: "a区" is two units. */
function piecesOf(text: string): string[] {
  return [...plain(text).matchAll(PIECES)].flatMap(([piece]) =>
    HAN.test(piece) && piece.length > 1
      ? [...piece.matchAll(/\p{Script=Han}|[^\p{Script=Han}]+/gu)].map(([p]) => p)
      : [piece],
  )
}

export function unitsOf(text: string, spell: Spell): Unit[] {
  const pieces = piecesOf(text)
  const sounds = spell(pieces.filter((piece) => HAN.test(piece)).join(''))
  let at = 0
  return pieces.map((piece) => ({ text: piece, sound: HAN.test(piece) ? (sounds[at++] ?? piece) : piece }))
}

/** The beginning of a sound is what one types of it; a number or a foreign word has no initial. */
const initialOf = ({ text, sound }: Unit): string => (HAN.test(text) ? sound.slice(0, 1) : text)

/** Everything a name is found by: from each unit on, as written, as it sounds, and by initials. */
export function wordsOf(names: readonly string[], spell: Spell): string[] {
  const words = new Set<string>()
  for (const name of names) {
    const units = unitsOf(name, spell)
    for (const at of units.keys()) {
      const rest = units.slice(at, at + WORD_MAX)
      words.add(cut(rest.map(({ text }) => text).join('')))
      words.add(cut(rest.map(({ sound }) => sound).join('')))
      words.add(cut(rest.map(initialOf).join('')))
    }
  }
  return [...words]
}

const cut = (word: string): string => word.slice(0, WORD_MAX)

/** What is asked, as tsqueries: all terms for a hit; for near hits a list that is counted, the more the nearer. */
export interface Query {
  readonly all: string
  readonly near: readonly string[]
}

/** Whether every term of a question begins something in this one name. */
export function isNamed(name: string, asked: string, spell: Spell): boolean {
  const words = wordsOf([name], spell)
  const terms = termsOf(asked)
  return (
    terms.length > 0 &&
    terms.every((term) => waysOf(term, spell).some((way) => words.some((word) => word.startsWith(way))))
  )
}

const termsOf = (asked: string): string[] =>
  plain(asked)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((term) => term !== '')
    .slice(0, TERMS_MAX)
    .map(cut)

/** Null where nothing is asked: spaces, punctuation. */
export function queryOf(asked: string, spell: Spell): Query | null {
  const terms = termsOf(asked)
  if (terms.length === 0) return null
  return {
    all: terms.map((term) => anyOf(waysOf(term, spell))).join(' & '),
    near: [...new Set(terms.flatMap((term) => nearWords(term, spell)))].slice(0, 24).map(beginning),
  }
}

/** A term as typed; one that mixes characters and letters ("龙jing") also as it sounds. */
function waysOf(term: string, spell: Spell): string[] {
  const isMixed = HAN.test(term) && /[a-z]/.test(term)
  return isMixed ? [term, soundOf(term, spell)] : [term]
}

const soundOf = (term: string, spell: Spell): string =>
  cut(
    unitsOf(term, spell)
      .map(({ sound }) => sound)
      .join(''),
  )

/** What sounds alike (龙景), any two characters in a row, and the beginning of a foreign or misspelled word. */
function nearWords(term: string, spell: Spell): string[] {
  if (!HAN.test(term)) return term.length > 3 ? [term.slice(0, 3), term.slice(-4)] : []
  const pieces = piecesOf(term)
  const pairs = pieces.slice(1).map((piece, at) => `${pieces[at]}${piece}`)
  return [
    soundOf(term, spell),
    ...pairs,
    ...pairs.map((pair) => soundOf(pair, spell)),
    ...pieces.filter((p) => HAN.test(p)),
  ]
}

const anyOf = (words: readonly string[]): string => `(${words.map(beginning).join(' | ')})`
/** Terms hold letters and digits only, so nothing has to be escaped. */
const beginning = (word: string): string => `'${word}':*`
