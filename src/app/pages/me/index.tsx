import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import type { messages } from '@/crm/privacy-contract'
import type { AskOf } from '@/kernel/contract'
import type { mine } from '@/orders/contract'
import { Avatar, Button, Card, Cell, Icon, type IconName, Root, Stack, Switch, Tag, Tap, Word } from '@/ui'
import { go, goTab } from '../../routes'
import { useAction } from '../../state/action'
import { useAsk } from '../../state/ask'
import { useCare } from '../../state/care'
import { forgetCopies } from '../../state/copies'
import { dropSession, type Me as Person, useSession } from '../../state/session'
import { forgetShares } from '../../state/share'
import { refreshMe, signIn } from '../../state/sign-in'
import { words } from '../../words'
import style from './index.module.css'

/** C14: what is mine, what I may do, and what is kept about me. */
export default function Me() {
  const me = useSession((session) => session.me)
  useDidShow(() => {
    // Only the roles may have changed: without an answer the page shows those it knows.
    refreshMe().catch(() => undefined)
  })
  return (
    <Root className={style.page}>
      <Face me={me} />
      <Stack>
        {me && <Orders />}
        <Card bare>
          {me && <Messages />}
          <Cell id='to-addresses' icon='pin' title={words.myAddresses} onTap={() => go('consumer/addresses')} />
        </Card>
        <Sides me={me} />
        <Card bare>
          <CareCell />
          <Cell
            id='to-genuine'
            icon='shield'
            title={words.genuine}
            note={words.genuineNote}
            onTap={() => go('consumer/genuine')}
          />
          <Cell
            id='to-privacy'
            icon='shield'
            title={words.privacy}
            note={words.privacyNote}
            onTap={() => go('consumer/privacy')}
          />
          <Cell id='to-help' icon='info' title={words.help} onTap={() => go('consumer/help')} />
        </Card>
        {me && (
          <Button weight='quiet' size='s' onTap={leave}>
            {words.switchPerson}
          </Button>
        )}
      </Stack>
    </Root>
  )
}

/** What this person may be besides a buyer. */
function Sides({ me }: { readonly me: Person | null }) {
  return (
    <Card bare>
      {me?.shopId ? (
        <Cell icon='shop' title={words.myShop} note={words.shopEarningsNote} onTap={() => goTab('shop')} />
      ) : (
        <Cell icon='shop' title={words.openShop} note={words.openShopNote} onTap={() => goTab('shop')} />
      )}
      {me?.brand && (
        <Cell id='to-brand' icon='box' title={words.brandDesk} note={me.brand.name} onTap={() => go('brand/home')} />
      )}
      {me?.operator && (
        <Cell id='to-operator' icon='shield' title={words.operatorDesk} onTap={() => go('operator/home')} />
      )}
    </Card>
  )
}

type Tab = NonNullable<AskOf<typeof mine>['tab']>

const SHORTCUTS: readonly { tab: Tab; icon: IconName; label: string }[] = [
  { tab: 'unpaid', icon: 'wallet', label: words.unpaid },
  { tab: 'forming', icon: 'people', label: words.forming },
  { tab: 'to-ship', icon: 'box', label: words.toShip },
  { tab: 'shipped', icon: 'truck', label: words.shipped },
  { tab: 'after-sale', icon: 'refund', label: words.afterSale },
]

function Orders() {
  const { data } = useAsk<typeof mine>('consumer/orders.mine', {})
  return (
    <Card title={words.myOrders} aside={<AllOrders />}>
      <View className={style.shortcuts}>
        {SHORTCUTS.map(({ tab, icon, label }) => (
          <Tap
            key={tab}
            className={style.shortcut}
            label={labelOf(label, data?.counts[tab])}
            onTap={() => go('consumer/orders', { t: tab })}
          >
            <Icon name={icon} size={24} />
            <View className={style.shortcutText}>{label}</View>
            {data?.counts[tab] ? <View className={style.count}>{data.counts[tab]}</View> : null}
          </Tap>
        ))}
      </View>
    </Card>
  )
}

const labelOf = (label: string, n = 0): string => (n > 0 ? words.moreOf(label, n) : label)

function AllOrders() {
  return (
    <Word id='to-orders' icon='chevron' role='link' tone='quiet' onTap={() => go('consumer/orders')}>
      {words.allOrders}
    </Word>
  )
}

/** Larger letters for this phone; WeChat's own setting switches it on by itself. */
function CareCell() {
  const { on, byWechat, set } = useCare()
  return (
    <Cell
      icon='letters'
      title={words.care}
      note={byWechat ? words.careByWechat : words.careNote}
      value={<Switch id='care' label={words.care} checked={on} onChange={set} />}
    />
  )
}

function Messages() {
  const { data } = useAsk<typeof messages>('consumer/crm.messages', {})
  const unread = data?.unread ?? 0
  return (
    <Cell
      id='to-messages'
      icon='bell'
      title={words.messages}
      note={words.messagesNote}
      value={unread > 0 ? <Tag tone='bad'>{words.unread(unread)}</Tag> : undefined}
      onTap={() => go('consumer/messages')}
    />
  )
}

function leave(): void {
  dropSession()
  forgetCopies()
  forgetShares()
}

function Face({ me }: { readonly me: Person | null }) {
  if (!me) return <Nobody />
  return (
    <Tap id='to-profile' className={style.face} onTap={() => go('consumer/profile')}>
      <Avatar src={me.avatarUrl} name={me.nickname} size='l' />
      <View className={style.text}>
        <View className={style.name}>{me.nickname}</View>
        <View className={style.note}>{me.brand?.name ?? words.profileNote}</View>
      </View>
      <Icon name='chevron' size={18} />
    </Tap>
  )
}

function Nobody() {
  const signing = useAction(() => signIn())
  return (
    <View className={style.face}>
      <View className={style.nobody}>
        <Icon name='me' size={32} />
      </View>
      <View className={style.text}>
        <View className={style.name}>{words.visitor}</View>
        <View className={style.note}>{words.visitorNote}</View>
      </View>
      <View className={style.signIn}>
        <Button id='sign-in' size='s' weight='tea' busy={signing.busy} onTap={() => signing.run()}>
          {words.signIn}
        </Button>
      </View>
    </View>
  )
}
