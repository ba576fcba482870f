import { Text, View } from '@tarojs/components'
import { words } from '../words'
import css from './funnel.module.css'

const STEPS = ['visits', 'joins', 'paid', 'kept'] as const
type Counts = Record<(typeof STEPS)[number], number>

/**
 * No bar gets narrower than this part of the first, so that its number always has room. Widths follow the square root:
 * of a hundred visits three may pay, and all four bars must still be seen; the numbers stand beside them.
 */
const WIDTH_MIN = 0.24

/** Visits → joins → paid → kept, each as wide as its part of the visits, tapering into the next. */
export function Funnel({ counts }: { counts: Counts }) {
  return (
    <View className={css.funnel} ariaRole='img' ariaLabel={words.live.funnelAria(counts)}>
      {STEPS.map((step, at) => (
        <View key={step} className={css.row}>
          <View className={css.label}>
            <Text className={css.name}>{words.live.steps[step]}</Text>
            <Text className={css.note}>{words.live.notes[step]}</Text>
          </View>
          <View className={css.track}>
            <View className={`${css.bar} ${css[step]}`} style={{ clipPath: taper(counts, at) }}>
              <Text className={css.count}>{counts[step]}</Text>
            </View>
          </View>
          <Text className={css.rate}>{at === 0 ? '' : rateOf(counts[step], counts[STEPS[at - 1]!])}</Text>
        </View>
      ))}
    </View>
  )
}

/** A trapezoid from this step's width to the next one's, centred. */
function taper(counts: Counts, at: number): string {
  const top = widthOf(counts, at)
  const bottom = widthOf(counts, Math.min(at + 1, STEPS.length - 1))
  const [a, b] = [50 - top * 50, 50 - bottom * 50]
  return `polygon(${a}% 0, ${100 - a}% 0, ${100 - b}% 100%, ${b}% 100%)`
}

function widthOf(counts: Counts, at: number): number {
  const widest = Math.max(1, ...STEPS.map((step) => counts[step]))
  return Math.max(WIDTH_MIN, Math.sqrt(counts[STEPS[at]!] / widest))
}

function rateOf(part: number, whole: number): string {
  return whole === 0 ? words.live.none : `${Math.round((part / whole) * 100)}%`
}
