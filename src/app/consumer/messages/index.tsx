import { View } from '@tarojs/components'
import { useState } from 'react'
import type { settingsOf } from '@/cloud/contract'
import type { consent, consents as consentsCall } from '@/crm/contract'
import type { messages as messagesCall, readMessages } from '@/crm/privacy-contract'
import type { OutputOf } from '@/kernel/contract'
import { Button, Card, Icon, Notice, Problem, Screen, Stack, Tag, Tap, Word } from '@/ui'
import { dayTime } from '@/ui/when'
import { send } from '../../call'
import { go, goTab } from '../../routes'
import { useAction } from '../../state/action'
import { useAsk } from '../../state/ask'
import { usePages } from '../../state/pages'
import { askSubscription } from '../../wechat'
import css from './index.module.css'
import { words } from './words'

const WEB = process.env.TARO_ENV === 'h5'

type Message = OutputOf<typeof messagesCall>['items'][number]

/** What we told, and how many more times WeChat lets us tell. */
export default function Messages() {
  const pages = usePages<typeof messagesCall>('consumer/crm.messages', {})
  return (
    <Screen ask={pages} skeleton='list'>
      {({ unread }) => (
        <Stack>
          <Card
            title={words.inbox}
            aside={unread > 0 && pages.items[0] ? <AllRead upTo={pages.items[0].id} then={pages.again} /> : undefined}
          >
            {pages.items.length === 0 ? <Nothing /> : pages.items.map((one) => <Line key={one.id} message={one} />)}
          </Card>
          {pages.more && (
            <Button weight='plain' size='m' busy={pages.fetching} onTap={pages.more}>
              {words.more}
            </Button>
          )}
          <Switches />
        </Stack>
      )}
    </Screen>
  )
}

function Nothing() {
  return (
    <View className={css.nothing}>
      <Icon name='bell' size={40} />
      <View className={css.title}>{words.none}</View>
      <View className={css.text}>{words.noneNote}</View>
      <Button size='s' weight='tea' onTap={() => goTab('home')}>
        {words.toHome}
      </Button>
    </View>
  )
}

function AllRead({ upTo, then }: { readonly upTo: string; readonly then: () => Promise<void> }) {
  const reading = useAction(async (key) => {
    await send<typeof readMessages>('consumer/crm.readMessages', { upTo }, { key })
    await then()
  })
  return (
    <Word id='all-read' onTap={() => reading.run()}>
      {words.allRead}
    </Word>
  )
}

function Line({ message: { template, facts, at, read } }: { readonly message: Message }) {
  const { title, text } = words.texts[template] ?? words.other
  const open = placeOf(facts)
  return (
    <Tap className={css.line} role='link' onTap={open}>
      <View className={css.what}>
        <View className={css.head}>
          <View className={css.title}>{title(facts)}</View>
          {!read && <Tag tone='bad'>{words.unread}</Tag>}
        </View>
        <View className={css.text}>{text(facts)}</View>
        <View className={css.at}>{dayTime(at)}</View>
      </View>
      {open && <Icon name='chevron' size={16} />}
    </Tap>
  )
}

function placeOf(facts: Message['facts']): (() => void) | undefined {
  if (facts.orderId) return () => go('consumer/order', { o: facts.orderId })
  if (facts.roundId) return () => go('consumer/round', { r: facts.roundId })
  if (facts.desk === 'shipping') return () => go('brand/shipping')
  return undefined
}

function Switches() {
  const settings = useAsk<typeof settingsOf>('visitor/cloud.settings', {})
  const left = useAsk<typeof consentsCall>('consumer/crm.consents', {})
  const balances = left.data?.balances ?? {}
  // A browser can't ask for more, so it lists only what is there.
  const templates = Object.entries(settings.data?.templates ?? {}).filter(([name]) => !WEB || balances[name])
  if (templates.length === 0 && !WEB) return null
  return (
    <Card title={words.switches}>
      <View className={css.text}>{words.switchesNote}</View>
      {WEB && <Notice>{words.onlyInWechat}</Notice>}
      {templates.map(([template, id]) => (
        <Switch key={template} template={template} wechatId={id} left={balances[template] ?? 0} again={left.again} />
      ))}
    </Card>
  )
}

interface SwitchProps {
  readonly template: string
  readonly wechatId: string
  readonly left: number
  readonly again: () => Promise<void>
}

function Switch({ template, wechatId, left, again }: SwitchProps) {
  const [refused, setRefused] = useState(false)
  const name = words.names[template] ?? words.otherName
  const asking = useAction(async (key) => {
    const accepted = await askSubscription([wechatId])
    setRefused(accepted.length === 0)
    if (accepted.length === 0) return
    await send<typeof consent>('consumer/crm.consent', { templates: [template] }, { key })
    await again()
  })
  return (
    <View className={css.switch}>
      <View className={css.left}>{left > 0 ? words.left(left, name) : words.noneLeft(name)}</View>
      {!WEB && (
        <View className={css.again}>
          <Button weight='plain' size='s' label={words.againLabel(name)} busy={asking.busy} onTap={() => asking.run()}>
            {words.again}
          </Button>
        </View>
      )}
      {refused && <Notice tone='wait'>{words.refused}</Notice>}
      {asking.error && <Problem error={asking.error} />}
    </View>
  )
}
