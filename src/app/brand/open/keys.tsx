import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import { usePages } from '@/app/state/pages'
import type { OutputOf } from '@/kernel/contract'
import { chinaClock, fromIso, HOUR, iso } from '@/kernel/time'
import type { list, revoke } from '@/open/contract'
import { Button, Notice, Screen, Tag } from '@/ui'
import { type Column, DataTable } from '@/ui/desk'
import { AskSheet } from '../ask-sheet'
import css from './index.module.css'
import { MakeKey } from './make-key'
import { ShownOnce } from './shown-once'
import { words } from './words'

type Key = OutputOf<typeof list>['items'][number]
const said = words.keys
const TONES = { good: 'good', ended: 'quiet', revoked: 'quiet', 'maker-left': 'bad' } as const
/** A key may end in another year. */
const date = (at: string) => iso(fromIso(at) + 8 * HOUR).slice(0, 10)
const day = (at: string) => chinaClock(fromIso(at))

export function Keys() {
  const asked = usePages<typeof list>('brand/keys.list', {})
  const [making, setMaking] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const [revoking, setRevoking] = useState<Key | null>(null)
  const empty = {
    icon: 'lock' as const,
    title: said.empty,
    text: said.emptyText,
    action: { label: said.make, onTap: () => setMaking(true) },
  }
  return (
    <View>
      <Screen ask={asked} skeleton='list' empty={({ items }) => (items.length > 0 ? null : empty)}>
        {() => (
          <View>
            <View className={css.top}>
              <Button id='make-key' weight='tea' size='s' fit onTap={() => setMaking(true)}>
                {said.make}
              </Button>
            </View>
            <DataTable
              caption={said.caption}
              columns={columnsOf(setRevoking)}
              rows={asked.items}
              keyOf={({ id }) => id}
              nameOf={({ name }) => name}
            />
            {asked.more && (
              <Button weight='plain' busy={asked.fetching} onTap={asked.more}>
                {words.more}
              </Button>
            )}
          </View>
        )}
      </Screen>
      {making && (
        <MakeKey
          onClose={() => setMaking(false)}
          onMade={async (made) => {
            setMaking(false)
            setSecret(made)
            await asked.again()
          }}
        />
      )}
      {secret && <ShownOnce title={said.made} note={said.madeNote} secret={secret} onClose={() => setSecret(null)} />}
      {revoking && (
        <Revoke
          of={revoking}
          onClose={() => setRevoking(null)}
          onDone={async () => {
            setRevoking(null)
            await asked.again()
          }}
        />
      )}
    </View>
  )
}

const columnsOf = (onRevoke: (key: Key) => void): Column<Key>[] => [
  {
    key: 'name',
    title: said.columns.name,
    main: true,
    cell: ({ name, prefix, madeBy }) => (
      <View>
        <View className={css.name}>{name}</View>
        <View className={css.faint}>{said.by(madeBy, prefix)}</View>
      </View>
    ),
  },
  {
    key: 'scopes',
    title: said.columns.scopes,
    cell: ({ scopes }) => (
      <View className={css.tags}>
        {scopes.map((scope) => (
          <Tag key={scope}>{said.scopes[scope].name}</Tag>
        ))}
      </View>
    ),
  },
  {
    key: 'used',
    title: said.columns.used,
    cell: ({ usedAt }) => <Text className={css.day}>{usedAt ? day(usedAt) : words.never}</Text>,
  },
  { key: 'ends', title: said.columns.ends, cell: ({ endsAt }) => <Text className={css.day}>{date(endsAt)}</Text> },
  {
    key: 'state',
    title: said.columns.state,
    cell: ({ state }) => <Tag tone={TONES[state]}>{said.states[state]}</Tag>,
  },
  {
    key: 'deed',
    title: said.columns.deed,
    cell: (key) =>
      key.state === 'good' ? (
        <Button weight='plain' size='s' fit label={`${said.revoke} ${key.name}`} onTap={() => onRevoke(key)}>
          {said.revoke}
        </Button>
      ) : null,
  },
]

function Revoke({ of, onClose, onDone }: { of: Key; onClose: () => void; onDone: () => Promise<void> }) {
  const acting = useAction(async (key) => {
    await send<typeof revoke>('brand/keys.revoke', { keyId: of.id }, { key })
    await onDone()
  })
  return (
    <AskSheet title={said.revokeTitle(of.name)} yes={said.revokeYes} danger acting={acting} onClose={onClose}>
      <Notice tone='wait'>{said.revokeNote}</Notice>
    </AskSheet>
  )
}
