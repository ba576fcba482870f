import { Image, View } from '@tarojs/components'
import { useMemo, useState } from 'react'
import { alt, told } from './aria'
import { useBox } from './box'
import style from './chart.module.css'
import { draw, type Point } from './chart-drawing'
import { trendOf } from './chart-trend'
import { Tap } from './tap'
import { words } from './words'

interface ChartProps {
  /** What is counted: "访问". */
  readonly label: string
  readonly kind?: 'line' | 'bars'
  readonly points: readonly Point[]
  /** How a number is written: yuan, pieces, per cent. */
  readonly format?: (value: number) => string
  /** The column of the labels in the table: 日期, 商品. */
  readonly across?: string
  readonly height?: 's' | 'm' | 'l'
}

const HEIGHT = { s: 120, m: 180, l: 260 }
const plain = (value: number) => String(value)

/** One series as a picture that says its trend in a sentence, and as a table for whoever prefers numbers. */
export function Chart({ label, kind = 'line', points, format = plain, across, height = 'm' }: ChartProps) {
  const [numbers, setNumbers] = useState(false)
  const trend = trendOf(points, format)
  const { id, box } = useBox({ width: 311, height: HEIGHT[height] })
  const src = useMemo(() => {
    const text = Math.round((11 * box.height) / HEIGHT[height])
    const svg = draw({ kind, points, width: box.width, height: box.height, text, format })
    return `data:image/svg+xml,${encodeURIComponent(svg)}`
  }, [kind, points, height, format, box])
  return (
    <View className={style.chart}>
      {numbers ? (
        <Numbers label={label} points={points} format={format} across={across ?? words.chart.across} />
      ) : (
        <View id={id} className={style[height]} {...told({ role: 'img', label: `${label}：${trend}` })}>
          <Image {...alt('')} className={style.image} src={src} mode='scaleToFill' />
        </View>
      )}
      <View className={style.foot}>
        <View className={style.trend} {...told({ hidden: true })}>
          {trend}
        </View>
        <Tap
          className={style.toggle}
          label={`${numbers ? words.chart.picture : words.chart.numbers}：${label}`}
          onTap={() => setNumbers(!numbers)}
        >
          {numbers ? words.chart.picture : words.chart.numbers}
        </Tap>
      </View>
    </View>
  )
}

type NumbersProps = Required<Pick<ChartProps, 'label' | 'points' | 'format' | 'across'>>

function Numbers({ label, points, format, across }: NumbersProps) {
  return (
    <View className={style.numbers} {...told({ role: 'table', label })}>
      <View className={`${style.line} ${style.head}`} {...told({ role: 'row' })}>
        <View {...told({ role: 'columnheader' })}>{across}</View>
        <View {...told({ role: 'columnheader' })}>{label}</View>
      </View>
      {points.map((point, at) => (
        <View key={at} className={style.line} {...told({ role: 'row' })}>
          <View {...told({ role: 'cell' })}>{point.label}</View>
          <View className={style.value} {...told({ role: 'cell' })}>
            {format(point.value)}
          </View>
        </View>
      ))}
    </View>
  )
}
