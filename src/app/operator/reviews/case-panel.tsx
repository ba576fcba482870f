import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { ReactNode } from 'react'
import { Changes } from '@/app/case-changes'
import { clockOf } from '@/app/case-clock'
import { Findings } from '@/app/case-findings'
import { CaseSteps } from '@/app/case-steps'
import { words as shared } from '@/app/case-words'
import { Original } from '@/app/original'
import { useAsk } from '@/app/state/ask'
import { yuan } from '@/kernel/money'
import type { view } from '@/review/contract'
import { Button, Notice, Picture, Screen, Tag, Tap, told } from '@/ui'
import { dayTime } from '@/ui/when'
import { words } from '../words'
import type { FullCase, Verdict } from './case'
import css from './case-panel.module.css'
import { Decision } from './decision'
import { Owner } from './owner'
import { Reopen } from './reopen'

interface CasePanelProps {
  readonly caseId: string
  readonly onBack: (() => void) | null
  readonly onMoved: () => void
  readonly onDecided: (verdict: Verdict) => void
}

/** One case: findings first, then what it changes, then what there is to look at, then what happened so far. */
export function CasePanel({ caseId, onBack, onMoved, onDecided }: CasePanelProps) {
  const asked = useAsk<typeof view>('operator/review.case', { caseId })
  const moved = () => {
    void asked.again()
    onMoved()
  }
  return (
    <View className={css.panel}>
      {onBack && (
        <View className={css.back}>
          <Button size='s' weight='plain' fit onTap={onBack}>
            {words.back}
          </Button>
        </View>
      )}
      <Screen ask={asked} skeleton='page'>
        {(one) => (
          <View className={css.card}>
            <Head one={one} onMoved={moved} />
            {isOpen(one) && <Decision one={one} onMoved={moved} onDecided={onDecided} />}
            {isNo(one) && <Reopen one={one} onMoved={moved} />}
            <Body one={one} />
          </View>
        )}
      </Screen>
    </View>
  )
}

const isOpen = ({ state }: FullCase) => state === 'waiting' || state === 'screening'

/** A no can be taken back; whether something hangs on it by now, the server knows. */
const isNo = ({ state }: FullCase) => state === 'needs-work' || state === 'declined'

function Head({ one, onMoved }: { readonly one: FullCase; readonly onMoved: () => void }) {
  const clock = clockOf(one.dueAt)
  return (
    <View className={css.head}>
      <View className={css.tags}>
        <Tag tone={isOpen(one) ? clock.tone : one.state === 'accepted' ? 'good' : 'bad'}>
          {isOpen(one) ? clock.text : shared.states[one.state]}
        </Tag>
        <Text className={css.about}>
          {words.subject[one.subject]} · {one.brandName}
        </Text>
        {isOpen(one) && <Owner one={one} onMoved={onMoved} />}
      </View>
      <View className={css.title} {...told({ role: 'heading' })}>
        {one.title}
      </View>
      <Text className={css.when}>
        {[
          words.openedAt(dayTime(one.openedAt)),
          one.decidedAt && words.decidedAt(dayTime(one.decidedAt), one.decidedBy ?? words.machine),
          words.brandSoFar(one.brand.accepted, one.brand.needsWork, one.brand.declined),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      {one.reason !== '' && <Notice tone={one.state === 'accepted' ? 'good' : 'quiet'}>{one.reason}</Notice>}
    </View>
  )
}

function Body({ one }: { readonly one: FullCase }) {
  return (
    <>
      <Part title={shared.findings}>
        <Findings findings={one.findings} />
      </Part>
      {one.changes.length > 0 && (
        <Part title={shared.changes}>
          <Changes changes={one.changes} />
        </Part>
      )}
      {one.fileId && <Original door='operator/files.content' fileId={one.fileId} label={words.openFile} />}
      {one.pictureUrls.length > 0 && <Pictures urls={one.pictureUrls} />}
      {one.prices.length > 0 && (
        <Part title={words.prices}>
          {one.prices.map((price) => (
            <Text key={price.label} className={css.price}>
              {sayPrice(price)}
            </Text>
          ))}
        </Part>
      )}
      {one.text !== '' && (
        <Part title={one.category ? `${words.text} · ${words.category} ${one.category}` : words.text}>
          <Text className={css.text} userSelect>
            {one.text}
          </Text>
        </Part>
      )}
      <Part title={shared.steps}>
        <CaseSteps steps={one.steps} />
      </Part>
      {one.before.length > 0 && (
        <Part title={words.before}>
          {one.before.map(({ id, state, reason, openedAt }) => (
            <Text key={id} className={css.price}>
              {[dayTime(openedAt), shared.states[state], reason].filter(Boolean).join(' · ')}
            </Text>
          ))}
        </Part>
      )}
    </>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <View className={css.part}>
      <View className={css.partTitle} {...told({ role: 'heading' })}>
        {title}
      </View>
      {children}
    </View>
  )
}

function Pictures({ urls }: { readonly urls: readonly string[] }) {
  const plain = urls.map((url) => url.split('#')[0]!)
  return (
    <Part title={words.pictures}>
      <View className={css.pictures}>
        {urls.map((url, at) => (
          <Tap
            key={url}
            className={css.picture}
            label={words.picture(at + 1)}
            onTap={() => void Taro.previewImage({ current: plain[at]!, urls: plain })}
          >
            <Picture src={url} alt='' width={96} />
          </Tap>
        ))}
      </View>
    </Part>
  )
}

function sayPrice(price: FullCase['prices'][number]): string {
  const { label, priceFen, listPriceFen, comparedFen, comparedSource = '', comparedAt = '', costFen, quota } = price
  return [
    words.price(label, yuan(priceFen)),
    listPriceFen !== undefined ? words.listPrice(yuan(listPriceFen)) : '',
    comparedFen != null ? words.compared(yuan(comparedFen), comparedSource, comparedAt.slice(0, 10)) : '',
    costFen != null ? words.cost(yuan(costFen)) : '',
    quota !== undefined ? words.quota(quota) : '',
  ]
    .filter(Boolean)
    .join(' · ')
}
