import { View } from '@tarojs/components'
import { DeskPage } from '@/app/desk-page'
import { useSession } from '@/app/state/session'
import { ROLES } from '@/team/words'
import { Notice } from '@/ui'
import { useBrandName } from './frame'
import css from './my-role.module.css'
import { words } from './team/words'

/** What stands in the place of the numbers for who may not see them: what this person is here, and what that means. */
export function MyRole() {
  const brand = useBrandName()
  const role = useSession((session) => session.me?.brand?.role)
  if (!role) return null
  const { name, may, not } = ROLES[role]
  return (
    <DeskPage title={brand} note={words.youAre(name)}>
      <View className={css.said}>
        <Notice>{words.mayNot(may, not)}</Notice>
      </View>
    </DeskPage>
  )
}
