import { View } from '@tarojs/components'
import { Button, Card, Cell, Notice, Root, Stack } from '@/ui'
import { go } from '../../routes'
import css from './index.module.css'
import { words } from './words'

/** The questions about money and parcels first; then a person. */
export default function Help() {
  return (
    <Root className={css.page}>
      <Stack>
        {words.questions.map(({ ask, answer }) => (
          <Card key={ask} title={ask}>
            <View className={css.answer}>{answer}</View>
          </Card>
        ))}
        <Card bare>
          <Cell icon='shield' title={words.privacy} onTap={() => go('consumer/privacy')} />
        </Card>
        {process.env.TARO_ENV === 'h5' ? (
          <Notice>{words.contactWeb}</Notice>
        ) : (
          <>
            <Button weight='tea' openType='contact'>
              {words.contact}
            </Button>
            <View className={css.note}>{words.contactNote}</View>
          </>
        )}
      </Stack>
    </Root>
  )
}
