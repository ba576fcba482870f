import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { close, privacy as privacyCall } from '@/crm/privacy-contract'
import type { OutputOf } from '@/kernel/contract'
import { ActionBar, Button, Card, Cell, Empty, Icon, Notice, Problem, Root, Screen, Stack, Tap } from '@/ui'
import { longDay } from '@/ui/when'
import { send } from '../../call'
import { go, goTab } from '../../routes'
import { useAction } from '../../state/action'
import { useAsk } from '../../state/ask'
import { forgetCopies } from '../../state/copies'
import { dropSession } from '../../state/session'
import { forgetShares } from '../../state/share'
import { words as all } from '../privacy/words'
import css from './index.module.css'

const words = all.close

type Waiting = OutputOf<typeof privacyCall>['waits'][number]

/** Leaving says first what goes, what stays and why, and what is still in the way. */
export default function CloseAccount() {
  const [gone, setGone] = useState(false)
  if (gone)
    return (
      <Root>
        <Empty
          icon='leaf'
          title={words.done}
          text={words.doneText}
          action={{ label: words.doneHome, onTap: () => goTab('home') }}
        />
      </Root>
    )
  return <Leaving onGone={() => setGone(true)} />
}

function Leaving({ onGone }: { readonly onGone: () => void }) {
  const asked = useAsk<typeof privacyCall>('consumer/crm.privacy', {})
  return (
    <Screen ask={asked} skeleton='list'>
      {({ waits, kept }) => (
        <Stack>
          <What until={kept.find(({ what }) => what === 'orders')?.until ?? null} />
          {waits.length > 0 ? <Waits waits={waits} /> : <Leave onGone={onGone} />}
        </Stack>
      )}
    </Screen>
  )
}

function What({ until }: { readonly until: string | null }) {
  return (
    <Card title={words.lead}>
      {words.points.map(({ title, text }) => (
        <View key={title} className={css.point}>
          <View className={css.title}>{title}</View>
          <View className={css.text}>{text}</View>
        </View>
      ))}
      {until && <Notice>{words.keptUntil(longDay(until))}</Notice>}
    </Card>
  )
}

function Waits({ waits }: { readonly waits: readonly Waiting[] }) {
  return (
    <Card title={words.waitsTitle} bare>
      {waits.map((one) => (
        <Cell key={`${one.what}${one.orderId}${one.state}`} {...saidOf(one)} onTap={placeOf(one)} />
      ))}
    </Card>
  )
}

function saidOf({ what, title, state }: Waiting): { title: string; note: string } {
  if (what === 'brand') return { title: words.waits.brand.title(title), note: words.waits.brand.now }
  if (what !== 'order') return { title: words.waits[what].title, note: words.waits[what].now }
  const { text, now } = words.waits.order[state] ?? words.waits.orderElse
  return { title: `${text} · ${title}`, note: now }
}

function placeOf({ what, orderId }: Waiting): (() => void) | undefined {
  if (orderId) return () => go('consumer/order', { o: orderId })
  return what === 'commission' ? () => go('reseller/earnings') : undefined
}

function Leave({ onGone }: { readonly onGone: () => void }) {
  const [sure, setSure] = useState(false)
  const closing = useAction(async (key) => {
    await send<typeof close>('consumer/crm.close', {}, { key })
    forgetEverything()
    onGone()
  })
  return (
    <>
      <Tap id='sure' role='checkbox' checked={sure} className={css.sure} onTap={() => setSure(!sure)}>
        <View className={`${css.box} ${sure ? css.on : ''}`}>{sure && <Icon name='check' size={14} />}</View>
        <View className={css.text}>{words.agree}</View>
      </Tap>
      {closing.error && <Problem error={closing.error} />}
      <ActionBar>
        <Button id='close-account' weight='danger' disabled={!sure} busy={closing.busy} onTap={() => closing.run()}>
          {words.submit}
        </Button>
      </ActionBar>
    </>
  )
}

/** This device forgets as the server has: session, copies, drafts, the address chosen last, and who visited. */
function forgetEverything(): void {
  forgetCopies()
  forgetShares()
  dropSession()
  Taro.clearStorageSync()
}
