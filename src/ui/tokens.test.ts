import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const css = readFileSync(join(__dirname, 'tokens.css'), 'utf8')
const colours = new Map([...css.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name!, hex!]))

/** Letters on grounds as the blocks pair them; 4.5 to 1 is what small letters need (WCAG 1.4.3). */
const LETTERS: Readonly<Record<string, readonly string[]>> = {
  ink: ['paper', 'paper-deep', 'card'],
  'ink-2': ['paper', 'paper-deep', 'card'],
  'ink-3': ['paper', 'paper-deep', 'card'],
  tea: ['paper', 'card', 'tea-soft'],
  'tea-deep': ['tea-soft', 'card'],
  vermilion: ['paper', 'card'],
  'vermilion-deep': ['vermilion-soft', 'card', 'paper'],
  gold: ['gold-soft', 'card'],
  'gold-deep': ['gold-soft'],
  light: ['vermilion', 'vermilion-bright', 'vermilion-deep', 'tea', 'tea-bright', 'tea-deep', 'ink'],
}
/** What is drawn, not written, needs 3 to 1 (WCAG 1.4.11). */
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  off: ['card', 'paper'],
  star: ['card', 'paper'],
  tea: ['card'],
}

const pairs = (of: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(of).flatMap(([front, backs]) => backs.map((back) => [front, back] as const))

test.each(pairs(LETTERS))('%s is readable on %s', (front, back) => {
  expect(contrast(front, back)).toBeGreaterThanOrEqual(4.5)
})

test.each(pairs(SIGNS))('%s is seen on %s', (front, back) => {
  expect(contrast(front, back)).toBeGreaterThanOrEqual(3)
})

test('care mode makes letters 1.4 times as large and leaves the gaps', () => {
  const care = /\.care \{([^}]*)\}/.exec(css)![1]!
  expect(care).toContain('--grow: 1.4;')
  expect(care).not.toContain('--space')
})

function contrast(front: string, back: string): number {
  const [light, dark] = [luminance(front), luminance(back)].sort((a, b) => b - a)
  return (light! + 0.05) / (dark! + 0.05)
}

function luminance(name: string): number {
  const hex = colours.get(name)
  if (!hex) throw new Error(`tokens.css has no --${name}`)
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}
