import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button, Icon } from '@/ui'
import { words } from '../words'
import css from './published.module.css'

interface Props {
  status: 'in-review' | 'live'
  onAnother: () => void
}

/** What became of the offer: on sale at once, or with a person who looks at it. */
export function Published({ status, onAnother }: Props) {
  const live = status === 'live'
  return (
    <View className={css.page}>
      <View className={`${css.seal} ${live ? css.live : ''}`}>
        <Icon name={live ? 'check' : 'clock'} size={40} />
      </View>
      <Text className={css.title}>{live ? words.studio.live : words.studio.inReview}</Text>
      <Text className={css.text}>{live ? words.studio.liveText : words.studio.inReviewText}</Text>
      <View className={css.buttons}>
        <Button onTap={() => Taro.redirectTo({ url: '/brand/home/index' })}>{words.studio.toHome}</Button>
        <Button weight='plain' onTap={onAnother}>
          {words.studio.another}
        </Button>
      </View>
    </View>
  )
}
