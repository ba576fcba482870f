import { useDidShow } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { setWaysOut } from '@/ui'
import '@/ui/tokens.css'
import './app.css'
import { arrive } from './arrival'
import { signInWith } from './call'
import { goTab } from './routes'
import { followWechat } from './state/care'
import { forgetCopies } from './state/copies'
import { handInWaiting, watchNetwork } from './state/later'
import { dropSession, useSession } from './state/session'
import { finishSignIn, signedIn, signIn } from './state/sign-in'

// Before the router starts: on H5 the address still holds what WeChat's login page answered.
finishSignIn()
watchNetwork()
signInWith(() => (useSession.getState().token ? signIn() : signedIn()))

setWaysOut({
  home: () => goTab('home'),
  otherAccount: () => {
    dropSession()
    forgetCopies()
    goTab('me')
  },
})

export default function App({ children }: PropsWithChildren) {
  // Also when the app was asleep and a card wakes it.
  useDidShow((options) => {
    arrive(options ?? {})
    followWechat()
    if (useSession.getState().token) handInWaiting()
  })
  return children
}
