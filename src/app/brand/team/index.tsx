import { View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { useState } from 'react'
import { DeskPage } from '@/app/desk-page'
import { page } from '@/app/routes'
import { useAsk } from '@/app/state/ask'
import type { BrandRole } from '@/kernel/duties'
import type { members } from '@/team/contract'
import { ROLES } from '@/team/words'
import { Button, Card, Notice, Screen } from '@/ui'
import { DataTable } from '@/ui/desk'
import { BrandFrame, useBrandName } from '../frame'
import { ChangeSheet } from './change-sheet'
import { columnsOf } from './columns'
import css from './index.module.css'
import { InviteSheet, type Made } from './invite-sheet'
import type { Change, Member } from './member'
import { Waiting } from './waiting'
import { words } from './words'

/** B11: who works here, as what, and who is invited. */
export default function Team() {
  const asked = useAsk<typeof members>('brand/team.members', {})
  const [inviting, setInviting] = useState(false)
  const [made, setMade] = useState<Made | null>(null)
  const brand = useBrandName()
  useShareAppMessage(() => ({
    title: made ? words.shareTitle(brand, ROLES[made.role].name) : brand,
    path: made ? page('consumer/join', { i: made.code }) : '/pages/home/index',
  }))
  const giveable = asked.data?.giveable ?? []
  const tools = giveable.length > 0 && (
    <Button id='invite' size='s' weight='tea' fit onTap={() => setInviting(true)}>
      {words.invite}
    </Button>
  )
  const close = () => {
    setInviting(false)
    setMade(null)
  }
  return (
    <BrandFrame at='team'>
      <DeskPage title={words.title} note={asked.data && words.count(asked.data.items.length)} tools={tools}>
        <Screen ask={asked} skeleton='list'>
          {({ items }) => (
            <>
              <Members members={items} giveable={giveable} again={asked.again} />
              {giveable.length > 0 && <Waiting key={made?.id ?? ''} />}
              <Roles />
            </>
          )}
        </Screen>
        <InviteSheet open={inviting} giveable={giveable} made={made} onMade={setMade} onClose={close} />
      </DeskPage>
    </BrandFrame>
  )
}

interface MembersProps {
  readonly members: readonly Member[]
  readonly giveable: readonly BrandRole[]
  readonly again: () => Promise<void>
}

function Members({ members, giveable, again }: MembersProps) {
  const [change, setChange] = useState<Change | null>(null)
  const [said, setSaid] = useState('')
  const done = async (text: string) => {
    setChange(null)
    setSaid(text)
    await again()
  }
  return (
    <View className={css.list}>
      {said && <Notice tone='good'>{said}</Notice>}
      <DataTable
        caption={words.title}
        columns={columnsOf({ mayChange: giveable.length > 0, onChange: setChange })}
        rows={members}
        keyOf={({ id }) => id}
        nameOf={({ person }) => person.name}
      />
      {change && (
        <ChangeSheet
          key={change.member.id}
          change={change}
          giveable={giveable}
          onClose={() => setChange(null)}
          onDone={done}
        />
      )}
    </View>
  )
}

/** So that nobody has to guess before giving one. */
function Roles() {
  return (
    <View className={css.section}>
      <Card title={words.rolesTitle}>
        {Object.entries(ROLES).map(([role, { name, may, not }]) => (
          <View key={role} className={css.role}>
            <View className={css.roleName}>{name}</View>
            <View className={css.roleText}>{words.mayNot(may, not)}</View>
          </View>
        ))}
      </Card>
    </View>
  )
}
