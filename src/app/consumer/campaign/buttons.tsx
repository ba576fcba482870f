import { View } from '@tarojs/components'
import type { Card, PanelButton } from '@/campaigns/panels'
import { type Fen, yuan } from '@/kernel/money'
import { ActionBar, Button, Icon, Tap } from '@/ui'
import { goTab } from '../../routes'
import { shareByLink } from '../share'
import { words as all } from '../words'
import style from './buttons.module.css'

const words = all.campaign

interface ButtonsProps {
  readonly card: Card
  readonly buttons: readonly PanelButton[]
  readonly share: { readonly copy: () => Promise<void> }
  readonly onAct: (button: PanelButton) => void
}

export function Buttons({ card, buttons, share, onAct }: ButtonsProps) {
  return (
    <ActionBar>
      {process.env.TARO_ENV === 'h5' ? (
        <Tap className={style.side} onTap={() => shareByLink(share.copy, words.shared)}>
          <Icon name='share' size={24} />
          <View className={style.sideText}>{words.share}</View>
        </Tap>
      ) : (
        <Tap className={style.side} onTap={() => goTab('home')}>
          <Icon name='home' size={24} />
          <View className={style.sideText}>{words.home}</View>
        </Tap>
      )}
      {buttons.map((button) => (
        <View key={button.label} className={button.weight === 'main' ? style.main : style.plain}>
          <Button
            id={`act-${button.action?.type ?? 'none'}`}
            weight={button.weight}
            size='m'
            disabled={!button.action}
            onTap={() => onAct(button)}
          >
            {button.label}
            {button.priceOf && ` ¥${short(button.priceOf === 'group' ? card.priceFen : card.singlePriceFen)}`}
          </Button>
        </View>
      ))}
    </ActionBar>
  )
}

/** Two buttons share one line: a price of whole yuan leaves its zeros away. */
const short = (fen: Fen): string => yuan(fen).replace(/\.00$/, '')
