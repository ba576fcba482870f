import { Text, View } from '@tarojs/components'
import { ROLES } from '@/team/words'
import { Avatar, Button, Tag } from '@/ui'
import type { Column } from '@/ui/desk'
import { longDay } from '@/ui/when'
import css from './index.module.css'
import type { Change, Member } from './member'
import { words } from './words'

interface Hands {
  readonly mayChange: boolean
  readonly onChange: (change: Change) => void
}

export const columnsOf = (hands: Hands): readonly Column<Member>[] => [
  { key: 'member', title: words.member, main: true, cell: nameOf },
  {
    key: 'role',
    title: words.role,
    cell: ({ role }) => <Tag tone={role === 'owner' ? 'good' : 'quiet'}>{ROLES[role].name}</Tag>,
  },
  { key: 'since', title: words.since, figures: true, cell: ({ since }) => longDay(since) },
  { key: 'by', title: words.by, cell: ({ by }) => (by === null ? words.byNobody : by || words.gone) },
  { key: 'deeds', title: words.deeds, figures: true, cell: (member) => <Deeds member={member} {...hands} /> },
]

function nameOf({ person, me }: Member) {
  return (
    <View className={css.member}>
      <Avatar src={person.avatarUrl} name={person.name} size='s' />
      <Text className={css.name}>{person.name}</Text>
      {me && <Tag tone='wait'>{words.me}</Tag>}
    </View>
  )
}

function Deeds({ member, mayChange, onChange }: Hands & { readonly member: Member }) {
  const deed = (what: Change['what'], text: string) => (
    <Button
      id={`${what}-${member.id}`}
      size='s'
      weight='quiet'
      fit
      label={`${text} ${member.person.name}`}
      onTap={() => onChange({ what, member })}
    >
      {text}
    </Button>
  )
  return (
    <View className={css.deeds}>
      {mayChange && deed('role', words.change)}
      {member.me ? deed('leave', words.leave) : mayChange && deed('remove', words.remove)}
    </View>
  )
}
