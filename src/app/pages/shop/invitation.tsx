import { View } from '@tarojs/components'
import { Button, Icon, type IconName, Root, told } from '@/ui'
import { go } from '../../routes'
import { words } from '../../words'
import style from './index.module.css'

const ICONS: readonly IconName[] = ['leaf', 'people', 'wallet']

export function Invitation() {
  return (
    <Root className={style.invitation}>
      <View className={style.awning}>
        {[1, 2, 3, 4, 5, 6].map((n) => (
          <View key={n} className={style.stripe} />
        ))}
      </View>
      <View className={style.lead}>
        <View className={style.title} {...told({ role: 'heading' })}>
          {words.shopTitle}
        </View>
        <View className={style.text}>{words.shopLead}</View>
      </View>
      <View className={style.promises}>
        {words.shopPromises.map(({ title, note }, at) => (
          <View key={title} className={style.promise}>
            <View className={style.promiseIcon}>
              <Icon name={ICONS[at] ?? 'leaf'} size={24} />
            </View>
            <View>
              <View className={style.promiseTitle}>{title}</View>
              <View className={style.promiseNote}>{note}</View>
            </View>
          </View>
        ))}
      </View>
      <Button id='open-shop' onTap={() => go('reseller/open')}>
        {words.shopOpen}
      </Button>
      <View className={style.foot}>{words.shopCover}</View>
    </Root>
  )
}
