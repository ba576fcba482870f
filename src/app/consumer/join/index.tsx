import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { goInstead, goTab } from '@/app/routes'
import { useAction } from '@/app/state/action'
import { useAsk } from '@/app/state/ask'
import { refreshMe } from '@/app/state/sign-in'
import type { OutputOf } from '@/kernel/contract'
import type { invitation, join } from '@/team/contract'
import { ROLES } from '@/team/words'
import { Avatar, Button, Card, Empty, Notice, Problem, Root, Screen, Stack } from '@/ui'
import { dayTime } from '@/ui/when'
import { send } from '../../call'
import css from './index.module.css'
import { words } from './words'

type Invitation = OutputOf<typeof invitation>

/** The code in what the page was opened with: `i` from a link, `scene` from a mini-program code. */
function codeIn({ i, scene }: Readonly<Record<string, string | undefined>>): string | null {
  const raw = i || (scene ? decodeURIComponent(scene) : '')
  return /^[0-9A-Za-z]{24}$/.test(raw) ? raw : null
}

const home = { label: words.home, onTap: () => goTab('home') }

/** Whoever was invited sees for whom and as what before they say yes. */
export default function Join() {
  const code = codeIn(useRouter().params)
  const asked = useAsk<typeof invitation>('consumer/team.invitation', code ? { code } : null)
  if (!code) return <Wrong />
  return (
    <Screen
      ask={asked}
      skeleton='page'
      problem={({ code: why }) => (why === 'not-found' || why === 'bad-input' ? <Wrong /> : null)}
      empty={emptyOf}
    >
      {(one) => <Asked one={one} code={code} />}
    </Screen>
  )
}

const Wrong = () => (
  <Root>
    <Empty icon='link' title={words.wrong} text={words.wrongNote} action={home} />
  </Root>
)

/** An invitation that is over says why; who took it themselves goes on to the desk. */
function emptyOf({ state, mine, role }: Invitation) {
  if (state === 'open') return null
  if (mine) {
    const action = { label: words.toDesk, onTap: () => goInstead('brand/home') }
    return { icon: 'people' as const, title: words.joined, text: words.joinedNote(ROLES[role].name), action }
  }
  return { icon: 'clock' as const, ...words.states[state], action: home }
}

function Asked({ one, code }: { readonly one: Invitation; readonly code: string }) {
  const { brand, role, by, endsAt, worksFor } = one
  const { name, may, not } = ROLES[role]
  const joining = useAction(async (key) => {
    await send<typeof join>('consumer/team.join', { code }, { key })
    await refreshMe()
    goInstead('brand/home')
  })
  return (
    <View className={css.page}>
      <Stack>
        <Card>
          <View className={css.head}>
            <Avatar src={brand.logoUrl} name={brand.name} size='l' />
            <View className={css.lead}>{words.lead(by)}</View>
            <View className={css.brand}>{brand.name}</View>
            <View className={css.role}>{words.as(name)}</View>
          </View>
          <Duties title={words.may} text={may} />
          {not && <Duties title={words.not} text={not} />}
          <View className={css.note}>{words.promise}</View>
          <View className={css.note}>{words.until(dayTime(endsAt))}</View>
        </Card>
        {worksFor !== null && <Notice tone='wait'>{words.elsewhere(worksFor)}</Notice>}
        {joining.error && <Problem error={joining.error} />}
        <Button id='accept' busy={joining.busy} disabled={worksFor !== null} onTap={() => joining.run()}>
          {words.accept}
        </Button>
        <Button weight='quiet' onTap={() => goTab('home')}>
          {words.later}
        </Button>
      </Stack>
    </View>
  )
}

function Duties({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <View className={css.duties}>
      <View className={css.title}>{title}</View>
      <View className={css.text}>{text}</View>
    </View>
  )
}
