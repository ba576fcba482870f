import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { ask, send } from '@/app/call'
import { goInstead } from '@/app/routes'
import { useAction } from '@/app/state/action'
import { keepMe, useSession } from '@/app/state/session'
import { signedIn } from '@/app/state/sign-in'
import type { whoAmI } from '@/crm/contract'
import type { open } from '@/shops/contract'
import { Button, Field, Problem, Root } from '@/ui'
import { words } from '../words'
import css from './index.module.css'

/** A shop in a minute: free, without anybody above it, and straight on to the goods. Asking twice leads to the same shop. */
export default function OpenShop() {
  const shopId = useSession((session) => session.me?.shopId ?? null)
  useEffect(() => {
    // Before a name is typed: on H5 the login leaves this page, and a filled form would be lost on the way.
    if (!useSession.getState().token) signedIn().catch(() => undefined)
  }, [])
  return (
    <Root className={css.page}>
      <View className={css.head}>
        <Text className={css.title}>{words.open.title}</Text>
        <Text className={css.lead}>{words.open.lead}</Text>
      </View>
      <View className={css.promises}>
        {words.open.promises.map((promise) => (
          <View key={promise.title} className={css.promise}>
            <Text className={css.promiseTitle}>{promise.title}</Text>
            <Text className={css.promiseText}>{promise.text}</Text>
          </View>
        ))}
      </View>
      {shopId === null ? <OpenForm /> : <Opened />}
      <Text className={css.rule}>{words.open.rule}</Text>
    </Root>
  )
}

function OpenForm() {
  const [name, setName] = useState('')
  const [about, setAbout] = useState('')
  const [tried, setTried] = useState(false)
  const nameless = name.trim() === ''
  const act = useAction(async (key: string) => {
    await send<typeof open>('consumer/shops.open', { name: name.trim(), about: about.trim() }, { key })
    keepMe(await ask<typeof whoAmI>('consumer/crm.me', {}))
    goInstead('reseller/pick', { new: 1 })
  })
  const onSubmit = () => {
    setTried(true)
    if (!nameless) act.run()
  }
  return (
    <View className={css.form}>
      <Field
        label={words.open.name}
        value={name}
        hint={words.open.nameHint}
        problem={tried && nameless ? words.open.nameMissing : undefined}
        onChange={setName}
      />
      <Field label={words.open.about} value={about} type='textarea' hint={words.open.aboutHint} onChange={setAbout} />
      {act.error && <Problem error={act.error} onRetry={() => act.run()} />}
      <Button weight='main' busy={act.busy} onTap={onSubmit}>
        {words.open.submit}
      </Button>
    </View>
  )
}

function Opened() {
  return (
    <View className={css.form}>
      <View className={css.done} ariaRole='status'>
        <Text className={css.doneTitle}>{words.open.done}</Text>
        <Text className={css.doneText}>{words.open.doneText}</Text>
      </View>
      <Button weight='main' onTap={() => goInstead('reseller/pick')}>
        {words.open.toPick}
      </Button>
    </View>
  )
}
