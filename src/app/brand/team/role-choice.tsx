import { View } from '@tarojs/components'
import type { BrandRole } from '@/kernel/duties'
import { ROLES } from '@/team/words'
import { Icon, Tap } from '@/ui'
import css from './role-choice.module.css'
import { words } from './words'

interface RoleChoiceProps {
  readonly roles: readonly BrandRole[]
  readonly value: BrandRole
  readonly onChange: (role: BrandRole) => void
}

/** One of the roles, each with what it may do and what not: a name alone promises too much. */
export function RoleChoice({ roles, value, onChange }: RoleChoiceProps) {
  return (
    <View className={css.roles}>
      <View className={css.label}>{words.as}</View>
      {roles.map((role) => {
        const { name, may, not } = ROLES[role]
        const on = role === value
        return (
          <Tap
            key={role}
            role='radio'
            checked={on}
            label={`${name}：${words.mayNot(may, not)}`}
            className={`${css.role} ${on ? css.on : ''}`}
            onTap={() => onChange(role)}
          >
            <View className={css.text}>
              <View className={css.name}>{name}</View>
              <View className={css.may}>{may}</View>
              {not && <View className={css.not}>{not}</View>}
            </View>
            <View className={css.mark}>{on && <Icon name='check' size={18} />}</View>
          </Tap>
        )
      })}
    </View>
  )
}
