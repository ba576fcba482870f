import { View } from '@tarojs/components'
import { useState } from 'react'
import type { saveProfile } from '@/crm/privacy-contract'
import { Avatar, Button, Card, Field, Notice, Problem, Root, Stack } from '@/ui'
import { send } from '../../call'
import { useAction } from '../../state/action'
import { keepMe, useSession } from '../../state/session'
import { useAgreement } from '../agreement'
import { words as all } from '../privacy/words'
import { chooseFace, type Face, readFace } from './face'
import css from './index.module.css'
import { words } from './words'

const WEB = process.env.TARO_ENV === 'h5'

/** A face and a name, if somebody wants one: everything works without. */
export default function Profile() {
  const me = useSession((session) => session.me)
  const agreement = useAgreement('profile')
  const [nickname, setNickname] = useState(me?.nickname ?? '')
  const [face, setFace] = useState<Face | null>(null)
  const [said, setSaid] = useState<'saved' | 'tooLarge' | null>(null)
  const name = nickname.trim()
  const saving = useAction(async () => {
    const picture = face?.base64
    keepMe(await send<typeof saveProfile>('consumer/crm.saveProfile', { nickname: name, ...(picture && { picture }) }))
    setSaid('saved')
  })
  const took = (chosen: Face | 'too-large' | null) => {
    if (chosen === 'too-large') setSaid('tooLarge')
    else if (chosen) setFace(chosen)
  }
  const choose = () => agreement.first(() => void chooseFace().then(took))
  const agreed = me?.agreed?.includes('profile') ?? false
  return (
    <Root className={css.page}>
      <Stack>
        <Card>
          <View className={css.face}>
            <Avatar src={face?.url ?? me?.avatarUrl ?? ''} name={name || words.avatar} size='l' />
            <View className={css.change}>
              {agreed && !WEB ? (
                <Button
                  id='choose-avatar'
                  weight='plain'
                  size='s'
                  openType='chooseAvatar'
                  onAvatar={(path) => void readFace(path).then(took)}
                >
                  {words.change}
                </Button>
              ) : (
                <Button id='choose-avatar' weight='plain' size='s' onTap={choose}>
                  {words.change}
                </Button>
              )}
            </View>
          </View>
          <Field
            id='nickname'
            label={words.nickname}
            type='nickname'
            hint={words.nicknameHint}
            max={20}
            value={nickname}
            onChange={setNickname}
          />
          <View className={css.why}>{words.why}</View>
        </Card>
        {agreement.refused && <Notice>{all.agreement.refusedNote}</Notice>}
        {said && <Notice tone={said === 'saved' ? 'good' : 'wait'}>{words[said]}</Notice>}
        {saving.error && <Problem error={saving.error} />}
        <Button
          id='save-profile'
          busy={saving.busy}
          disabled={name === ''}
          onTap={() => agreement.first(() => saving.run())}
        >
          {words.save}
        </Button>
      </Stack>
      {agreement.sheet}
    </Root>
  )
}
