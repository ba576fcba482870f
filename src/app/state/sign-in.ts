import type { settingsOf } from '@/cloud/contract'
import type { signIn as signInCall, whoAmI } from '@/crm/contract'
import { ask, CallError, send } from '../call'
import { loginCode, takeReturnedCode } from '../wechat'
import { forgetCopies } from './copies'
import { dropSession, keepMe, keepSession, useSession } from './session'
import { forgetShares } from './share'

let running: Promise<void> | null = null

/** Sign in with WeChat, once however many calls ask for it. On H5 the page leaves for WeChat and this never settles. */
export function signIn(): Promise<void> {
  running ??= attempt().finally(() => {
    running = null
  })
  return running
}

async function attempt(): Promise<void> {
  dropSession()
  const { appId, openUrl } = await ask<typeof settingsOf>('visitor/cloud.settings', {})
  await exchange(await loginCode({ appId, openUrl }))
}

/** On H5 the way back from WeChat ends here: the code in the address is exchanged before the first call goes out. */
export function finishSignIn(): void {
  const code = takeReturnedCode()
  if (!code) return
  running = exchange({ code, way: 'web' }).finally(() => {
    running = null
  })
  // A code that was already used is no disaster: the first call that needs a person signs in again.
  running.catch(() => undefined)
}

/** For a call that needs a person: waits for a sign-in under way, and a failed one is told rather than started again. */
export async function signedIn(): Promise<void> {
  await (running ?? signIn())
}

async function exchange(login: { code: string; way: 'mini' | 'web' }): Promise<void> {
  const { token, me } = await send<typeof signInCall>('visitor/crm.signIn', login)
  if (!token) throw new CallError({ code: 'sign-in', money: 'none' })
  forgetCopies()
  forgetShares()
  keepSession(token, me)
}

/** Roles may have changed on another device or by somebody's decision. */
export async function refreshMe(): Promise<void> {
  if (!useSession.getState().token) return
  keepMe(await ask<typeof whoAmI>('consumer/crm.me', {}))
}
