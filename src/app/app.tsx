import { useDidShow } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import '@/ui/tokens.css'
import './app.css'
import { arrive } from './arrival'
import { signInWith } from './call'
import { handInWaiting, watchNetwork } from './state/later'
import { useSession } from './state/session'
import { finishSignIn, signedIn, signIn } from './state/sign-in'

// Before the router starts: on H5 the address still holds what WeChat's login page answered.
finishSignIn()
watchNetwork()
signInWith(() => (useSession.getState().token ? signIn() : signedIn()))

export default function App({ children }: PropsWithChildren) {
  // Also when the app was asleep and a card wakes it.
  useDidShow((options) => {
    arrive(options ?? {})
    if (useSession.getState().token) handInWaiting()
  })
  return children
}
