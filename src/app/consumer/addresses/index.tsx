import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { addresses as addressesCall } from '@/crm/contract'
import type { OutputOf } from '@/kernel/contract'
import { ActionBar, Button, Card, Cell, Icon, Notice, Root, Screen, Sheet, Stack, Word } from '@/ui'
import { chooseAddressId, useChosenAddress } from '../../state/address'
import { useAsk } from '../../state/ask'
import { chooseAddress } from '../../wechat'
import { useAgreement } from '../agreement'
import { words as privacyWords } from '../privacy/words'
import { words as all } from '../words'
import { AddressForm } from './form'
import style from './index.module.css'
import type { Parsed } from './parse'

const words = all.addresses
const EMPTY: Parsed = { name: '', phone: '', region: '', detail: '' }

type Address = OutputOf<typeof addressesCall>['items'][number]
type Draft = Parsed & { readonly id?: string }

/** C9. Opened from the checkout (`pick=1`) a tap chooses and goes back. */
export default function Addresses() {
  const { params } = useRouter()
  const asked = useAsk<typeof addressesCall>('consumer/crm.addresses', {})
  const chosenId = useChosenAddress((state) => state.addressId)
  const [draft, setDraft] = useState<Draft | null>(null)
  const use = (addressId: string) => {
    chooseAddressId(addressId)
    if (params.pick) Taro.navigateBack()
  }
  const saved = (addressId: string) => {
    setDraft(null)
    asked.again().then(() => use(addressId))
  }
  const agreement = useAgreement('delivery')
  const add = () => agreement.first(() => setDraft(EMPTY))
  const fromWechat = async () => {
    const chosen = await chooseAddress()
    if (chosen) setDraft(chosen)
  }
  return (
    <Root>
      <Screen
        ask={asked}
        skeleton='list'
        empty={({ items }) =>
          items.length > 0
            ? null
            : {
                icon: 'pin',
                title: words.none,
                text: words.noneNote,
                action: { label: words.add, onTap: add },
              }
        }
      >
        {({ items }) => (
          <Stack>
            <Card bare>
              {items.map((address) => (
                <Line
                  key={address.id}
                  address={address}
                  chosen={address.id === (chosenId ?? items[0]?.id)}
                  onUse={() => use(address.id)}
                  onEdit={() => agreement.first(() => setDraft(address))}
                />
              ))}
            </Card>
          </Stack>
        )}
      </Screen>
      {agreement.refused && (
        <View className={style.refused}>
          <Notice>{privacyWords.agreement.refusedNote}</Notice>
        </View>
      )}
      <ActionBar>
        {process.env.TARO_ENV === 'weapp' && (
          <View className={style.half}>
            <Button weight='plain' size='m' onTap={() => agreement.first(fromWechat)}>
              {words.fromWechat}
            </Button>
          </View>
        )}
        <View className={style.half}>
          <Button id='add-address' size='m' onTap={add}>
            {words.add}
          </Button>
        </View>
      </ActionBar>
      {draft && (
        <Sheet open title={draft.id ? words.edit : words.add} onClose={() => setDraft(null)}>
          <AddressForm start={draft} replaces={draft.id} onSaved={saved} />
        </Sheet>
      )}
      {agreement.sheet}
    </Root>
  )
}

interface LineProps {
  readonly address: Address
  readonly chosen: boolean
  readonly onUse: () => void
  readonly onEdit: () => void
}

function Line({ address, chosen, onUse, onEdit }: LineProps) {
  return (
    <View className={style.line}>
      <View className={`${style.dot} ${chosen ? style.chosen : ''}`}>{chosen && <Icon name='check' size={14} />}</View>
      <View className={style.cell}>
        <Cell
          chooses
          title={`${address.name} ${address.phone}`}
          note={`${address.region} ${address.detail}`}
          onTap={onUse}
        />
      </View>
      <Word onTap={onEdit}>{words.change}</Word>
    </View>
  )
}
