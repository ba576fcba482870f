import { Text, View } from '@tarojs/components'
import { serverNow } from '@/app/state/clock'
import { allBrand } from '@/campaigns/all-brand'
import { Picture } from '@/ui'
import { words } from '../words'
import { type Draft, offerOf } from './draft'
import css from './phone-preview.module.css'

/** The offer as a buyer's phone will show it, while it is still being typed. */
export function PhonePreview({ draft }: { draft: Draft }) {
  const { Preview } = allBrand[draft.kind]!
  return (
    <View className={`${css.stage} ${draft.product ? '' : css.waiting}`}>
      <Text className={css.caption}>{words.studio.preview}</Text>
      <View className={css.phone}>
        {draft.product ? (
          <>
            <View className={css.shot}>
              <Picture src={draft.product.pictureUrls[0] ?? ''} alt={draft.title} ratio='wide' width={300} />
            </View>
            <View className={css.body}>
              <Text className={css.title}>{draft.title}</Text>
              <Preview offer={offerOf(draft, serverNow())} />
            </View>
          </>
        ) : (
          <View className={css.empty}>{words.studio.previewEmpty}</View>
        )}
      </View>
    </View>
  )
}
