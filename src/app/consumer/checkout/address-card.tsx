import { Text, View } from '@tarojs/components'
import type { z } from 'zod'
import type { address as addressShape } from '@/crm/contract'
import { Icon, Skeleton, Tap } from '@/ui'
import { go } from '../../routes'
import { words as all } from '../words'
import style from './index.module.css'

const words = all.checkout

interface AddressCardProps {
  readonly address: z.infer<typeof addressShape> | null
  readonly waiting: boolean
  /** The order exists: it keeps the address it was placed with. */
  readonly fixed: boolean
}

export function AddressCard({ address, waiting, fixed }: AddressCardProps) {
  if (waiting) return <Skeleton shape='card' />
  return (
    <Tap
      id='address'
      className={style.address}
      label={address ? undefined : words.addressNone}
      onTap={fixed ? undefined : () => go('consumer/addresses', { pick: 1 })}
    >
      <View className={style.pin}>
        <Icon name='pin' size={20} />
      </View>
      <View className={style.who}>
        <View className={style.name}>
          {address?.name ?? words.addressNone}
          {address && <Text className={style.phone}>{address.phone}</Text>}
        </View>
        <View className={style.where}>{address ? `${address.region} ${address.detail}` : words.addressNote}</View>
      </View>
      {!fixed && <Icon name='chevron' size={18} />}
    </Tap>
  )
}
