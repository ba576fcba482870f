import type { Point } from './chart-drawing'
import { words } from './words'

/** What the eye sees at a glance, in one sentence: from where to where, the highest and the lowest. */
export function trendOf(points: readonly Point[], format: (value: number) => string): string {
  const [first, last] = [points[0], points[points.length - 1]]
  if (!first || !last) return words.chart.nothing
  if (points.every((point) => point.value === first.value)) return words.chart.flat(format(first.value))
  const most = points.reduce((one, other) => (other.value > one.value ? other : one))
  const least = points.reduce((one, other) => (other.value < one.value ? other : one))
  return words.chart.trend({
    way: last.value > first.value ? 'up' : last.value < first.value ? 'down' : 'same',
    from: `${first.label} ${format(first.value)}`,
    to: `${last.label} ${format(last.value)}`,
    most: `${most.label} ${format(most.value)}`,
    least: `${least.label} ${format(least.value)}`,
  })
}
