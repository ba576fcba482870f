import { View } from '@tarojs/components'
import { useState } from 'react'
import type { erase, privacy as privacyCall, withdraw } from '@/crm/privacy-contract'
import type { OutputOf } from '@/kernel/contract'
import { Button, Card, Cell, Notice, Problem, Screen, Sheet, Stack } from '@/ui'
import { longDay } from '@/ui/when'
import { send } from '../../call'
import { go } from '../../routes'
import { useAction } from '../../state/action'
import { useAsk } from '../../state/ask'
import { forgetCopies } from '../../state/copies'
import { keepMe, useSession } from '../../state/session'
import { refreshMe } from '../../state/sign-in'
import css from './index.module.css'
import { words as all } from './words'

const words = all.page

type Privacy = OutputOf<typeof privacyCall>

export default function PrivacyPage() {
  const asked = useAsk<typeof privacyCall>('consumer/crm.privacy', {})
  return (
    <Screen ask={asked} skeleton='list'>
      {(privacy) => (
        <Stack>
          <View className={css.lead}>{words.lead}</View>
          <Kept kept={privacy.kept} />
          <Rights privacy={privacy} again={asked.again} />
        </Stack>
      )}
    </Screen>
  )
}

function Kept({ kept }: Pick<Privacy, 'kept'>) {
  return (
    <Card title={words.kept}>
      {kept
        .filter(({ what, count }) => count > 0 || what === 'addresses' || what === 'orders')
        .map(({ what, count, until }) => (
          <View key={what} className={css.thing}>
            <View className={css.what}>
              <View className={css.title}>{words.things[what].title}</View>
              <View className={css.why}>{words.things[what].why}</View>
              <View className={css.until}>{untilOf(what, until)}</View>
            </View>
            <View className={css.count}>{words.count(count)}</View>
          </View>
        ))}
    </Card>
  )
}

/** Orders stay when everything else goes; the day is known once the first one was paid. */
function untilOf(what: string, until: string | null): string {
  if (until) return words.until(longDay(until))
  if (what === 'orders') return words.untilThreeYears
  return what === 'identity' ? words.untilLeft : words.untilClosed
}

interface RightsProps {
  readonly privacy: Privacy
  readonly again: () => Promise<void>
}

function Rights({ privacy, again }: RightsProps) {
  const [said, setSaid] = useState('')
  const taking = useAction(async (key) => {
    await send<typeof withdraw>('consumer/crm.withdraw', {}, { key })
    const { me } = useSession.getState()
    if (me) keepMe({ ...me, agreed: [] })
    setSaid(words.withdrawn)
    await again()
  })
  const erased = async (left: number) => {
    setSaid(words.erased(left))
    await again()
  }
  return (
    <>
      {said && <Notice tone='good'>{said}</Notice>}
      {taking.error && <Problem error={taking.error} />}
      <Card title={words.rights} bare>
        <Cell
          id='to-export'
          icon='download'
          title={words.export}
          note={words.exportNote}
          onTap={() => go('consumer/export')}
        />
        {privacy.agreed.length > 0 ? (
          <Cell
            id='withdraw'
            icon='refund'
            title={words.withdraw}
            note={words.withdrawNote}
            onTap={() => taking.run()}
          />
        ) : (
          <Cell icon='shield' title={words.nothingAgreed} />
        )}
        <Erase then={erased} />
        <Cell
          id='to-close'
          icon='cross'
          title={words.close}
          note={words.closeNote}
          onTap={() => go('consumer/close')}
        />
      </Card>
    </>
  )
}

function Erase({ then }: { readonly then: (left: number) => Promise<void> }) {
  const [open, setOpen] = useState(false)
  const erasing = useAction(async (key) => {
    const { addressesLeft } = await send<typeof erase>('consumer/crm.erase', {}, { key })
    forgetCopies()
    await refreshMe()
    setOpen(false)
    await then(addressesLeft)
  })
  return (
    <>
      <Cell id='erase' icon='trash' title={words.erase} note={words.eraseNote} onTap={() => setOpen(true)} />
      <Sheet
        open={open}
        title={words.eraseTitle}
        onClose={() => setOpen(false)}
        foot={
          <View className={css.foot}>
            <Button id='erase-yes' weight='danger' busy={erasing.busy} onTap={() => erasing.run()}>
              {words.eraseYes}
            </Button>
            <Button weight='quiet' size='m' onTap={() => setOpen(false)}>
              {words.eraseNo}
            </Button>
          </View>
        }
      >
        <View className={css.text}>{words.eraseText}</View>
        {erasing.error && <Problem error={erasing.error} />}
      </Sheet>
    </>
  )
}
