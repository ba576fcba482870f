import { type Duty, rolesWith } from '@/kernel/duties'
import { Screen, Skeleton } from '@/ui'
import { useSession } from '../state/session'

interface LockedProps {
  readonly duty: Duty
  /** Whether this is what the server says now, and not what this phone remembers. */
  readonly sure: boolean
  readonly onAgain: () => unknown
}

/** In the place of a page that this role has nothing to do at: which role it takes, and the ways out. */
export function Locked({ duty, sure, onAgain }: LockedProps) {
  const role = useSession((session) => session.me?.brand?.role)
  if (!sure) return <Skeleton shape='list' />
  const facts = role ? { role, roles: rolesWith(duty) } : { door: 'brand' }
  const error = { code: 'forbidden', requestId: '', facts }
  return (
    <Screen ask={{ status: 'denied', data: null, error, at: 0, again: onAgain }} skeleton='list'>
      {() => null}
    </Screen>
  )
}
