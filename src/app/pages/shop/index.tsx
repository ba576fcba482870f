import { useSession } from '../../state/session'
import { Invitation } from './invitation'
import { Workbench } from './workbench'

/** R1 for those who have a shop; for everybody else, what a shop is. */
export default function Shop() {
  const shopId = useSession((session) => session.me?.shopId)
  return shopId ? <Workbench shopId={shopId} /> : <Invitation />
}
