import { View } from '@tarojs/components'
import { Button, Icon, type IconName, Problem, Root } from '@/ui'
import { useAction } from '../state/action'
import { signIn } from '../state/sign-in'
import { words } from '../words'
import style from './sign-in-first.module.css'

interface SignInFirstProps {
  readonly title: string
  readonly text: string
  readonly icon: IconName
}

/** A tab that belongs to a person: it says what it is for before it asks who one is. */
export function SignInFirst({ title, text, icon }: SignInFirstProps) {
  const signing = useAction(() => signIn())
  return (
    <Root className={style.page}>
      <View className={style.seal}>
        <Icon name={icon} size={48} />
      </View>
      <View className={style.title}>{title}</View>
      <View className={style.text}>{text}</View>
      {signing.error && <Problem error={signing.error} />}
      <View className={style.button}>
        <Button id='sign-in' weight='tea' busy={signing.busy} onTap={() => signing.run()}>
          {words.signIn}
        </Button>
      </View>
    </Root>
  )
}
