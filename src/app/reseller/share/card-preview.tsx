import { Text, View } from '@tarojs/components'
import { Picture } from '@/ui'
import { words } from '../words'
import css from './card-preview.module.css'

/** The card as it will stand in a chat: title above, picture 5:4, the app's name below. */
export function CardPreview({ title, pictureUrl }: { title: string; pictureUrl: string }) {
  return (
    <View className={css.stage}>
      <Text className={css.caption}>{words.share.preview}</Text>
      <View className={css.bubble}>
        <Text className={css.title}>{title}</Text>
        <Picture src={pictureUrl} alt={title} ratio='card' width={248} />
        <View className={css.app}>
          <View className={css.dot} />
          <Text>{words.share.app}</Text>
        </View>
      </View>
    </View>
  )
}
