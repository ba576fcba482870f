import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { OutputOf } from '@/kernel/contract'
import { plainPicture } from '@/kernel/picture'
import type { trace as traceCall } from '@/provenance/contract'
import { Card, Cell, Notice, Picture, Steps, Tap } from '@/ui'
import { absolute } from '@/ui/address'
import { dayTime } from '@/ui/when'
import { words as papers } from '../trace-words'
import { copyText } from '../wechat'
import { trace as words } from './genuine-words'
import css from './trace-card.module.css'

type Trace = OutputOf<typeof traceCall>

/** A batch as buyers see it: what and whose, where and when, its papers, and every correction. */
export function TraceCards({ trace }: { readonly trace: Trace }) {
  return (
    <>
      <Card>
        <View className={css.head}>
          <View className={css.picture}>
            <Picture src={trace.pictureUrl} alt='' width={64} />
          </View>
          <View className={css.what}>
            <View className={css.title}>{trace.title}</View>
            <View className={css.brand}>
              {trace.brand.name}
              {trace.brand.city && ` · ${trace.brand.city}`}
            </View>
          </View>
        </View>
        {factsOf(trace).map(([name, value]) => (
          <View key={name} className={css.fact}>
            <View className={css.name}>{name}</View>
            <View className={css.value}>{value}</View>
          </View>
        ))}
        {trace.notes && <View className={css.notes}>{trace.notes}</View>}
      </Card>
      {trace.papers.length > 0 && <Papers papers={trace.papers} />}
      <Card title={words.versions}>
        <Steps items={trace.versions.map(({ version, at, why }) => stepOf(version, at, why))} />
        <View className={css.kept}>{words.kept}</View>
      </Card>
    </>
  )
}

const stepOf = (version: number, at: string, why: string) => {
  const first = why === 'published'
  return { title: words.version(version), at: dayTime(at), note: first ? words.published : why, done: true }
}

function factsOf(trace: Trace): [string, string][] {
  const { number, region, place, madeOn, bestBefore, quantity } = trace
  const facts: [string, string | null][] = [
    [words.number, number],
    [words.place, place.startsWith(region) ? place : `${region} ${place}`],
    [words.madeOn, madeOn],
    [words.bestBefore, bestBefore],
    [words.quantity, quantity === null ? null : words.quantityOf(quantity)],
  ]
  return facts.filter((fact): fact is [string, string] => fact[1] !== null)
}

function Papers({ papers: list }: { readonly papers: Trace['papers'] }) {
  const [copied, setCopied] = useState(false)
  const photos = list.filter(({ kind, type }) => kind === 'photo' && type !== 'application/pdf')
  const rest = list.filter((paper) => !photos.includes(paper))
  const show = (current: string, urls: readonly string[]) =>
    void Taro.previewImage({ current: full(current), urls: urls.map(full) })
  const open = async ({ url, type }: Trace['papers'][number]) => {
    if (type !== 'application/pdf') return show(url, [url])
    if (process.env.TARO_ENV === 'h5') return void window.open(full(url))
    await copyText(full(url))
    setCopied(true)
  }
  return (
    <Card title={words.papers} bare>
      {photos.length > 0 && (
        <View className={css.photos}>
          {photos.map(({ url, title }) => (
            <Tap
              key={url}
              className={css.photo}
              label={`${words.open} ${title}`}
              onTap={() =>
                show(
                  url,
                  photos.map((p) => p.url),
                )
              }
            >
              <Picture src={url} alt={title} ratio='square' width={160} />
            </Tap>
          ))}
        </View>
      )}
      {rest.map((paper) => (
        <Cell
          key={paper.url}
          icon={paper.type === 'application/pdf' ? 'download' : 'picture'}
          title={paper.title || papers.papers[paper.kind]}
          note={`${papers.papers[paper.kind]} · ${paper.type === 'application/pdf' ? words.pdf : words.picture}`}
          onTap={() => void open(paper)}
        />
      ))}
      {copied && (
        <View className={css.copied}>
          <Notice>{words.pdfCopied}</Notice>
        </View>
      )}
    </Card>
  )
}

const full = (url: string): string => absolute(plainPicture(url))
