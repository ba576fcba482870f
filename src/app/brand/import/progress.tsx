import { Text, View } from '@tarojs/components'
import { Icon, told } from '@/ui'
import { words } from '../words'
import css from './progress.module.css'

/** Where in the import the clerk stands. */
export function Progress({ at }: { at: number }) {
  return (
    <View className={css.steps} {...told({ role: 'list' })}>
      {words.import.steps.map((step, index) => (
        <View
          key={step}
          className={`${css.step} ${index < at ? css.past : ''} ${index === at ? css.now : ''}`}
          {...told({ role: 'listitem', current: index === at || undefined })}
        >
          <View className={css.dot}>{index < at ? <Icon name='check' size={16} /> : index + 1}</View>
          <Text className={css.name}>{step}</Text>
        </View>
      ))}
    </View>
  )
}
