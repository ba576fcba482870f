import Taro from '@tarojs/taro'
import { absolute } from '@/ui/address'

/** The only file that knows WeChat: login, payment, share, messages, addresses, clipboard, album. */

const PLACE = 'place-before-login'
const STATE = 'login-state'

interface LoginAt {
  readonly appId: string
  readonly openUrl: string
}

/** A login code. On H5 the browser leaves for WeChat's page instead and comes back by `takeReturnedCode`. */
export async function loginCode(at: LoginAt): Promise<{ code: string; way: 'mini' | 'web' }> {
  if (process.env.TARO_ENV === 'h5') return leaveForLogin(at)
  const { code } = await Taro.login()
  return { code, way: 'mini' }
}

function leaveForLogin({ appId, openUrl }: LoginAt): Promise<never> {
  const state = Math.random().toString(36).slice(2, 12)
  sessionStorage.setItem(PLACE, window.location.hash)
  sessionStorage.setItem(STATE, state)
  const back = encodeURIComponent(window.location.origin + window.location.pathname)
  const query = `appid=${appId}&redirect_uri=${back}&response_type=code&scope=snsapi_base&state=${state}`
  window.location.href = `${openUrl}/connect/oauth2/authorize?${query}#wechat_redirect`
  return new Promise(() => undefined)
}

/**
 * On H5, once at start: the code that WeChat's page put into the address, if it answers our own question. The code leaves
 * the address (a reload must not spend it twice) and the place before the login comes back. Call before the router starts.
 */
export function takeReturnedCode(): string | null {
  if (process.env.TARO_ENV !== 'h5') return null
  const query = new URLSearchParams(window.location.search)
  const code = query.get('code')
  if (!code) return null
  const asked = sessionStorage.getItem(STATE)
  const place = sessionStorage.getItem(PLACE) ?? ''
  sessionStorage.removeItem(STATE)
  sessionStorage.removeItem(PLACE)
  window.history.replaceState(null, '', window.location.pathname + place)
  // Somebody else's code would sign this device in as them.
  return query.get('state') === asked ? code : null
}

export type Paid = 'done' | 'cancelled' | 'unknown' | 'outside-wechat'

interface PayAsk {
  readonly appId: string
  readonly prepayId: string
  readonly params: { timeStamp: string; nonceStr: string; package: string; signType: 'RSA'; paySign: string }
  /** Address of a cashier page for browsers without WeChat; empty where there is none. */
  readonly cashierUrl: string
  /** The page to come back to from there, for instance `/consumer/result/index?o=…`. */
  readonly backTo: string
}

/** Ask for the money. Whatever this says, only the server knows whether it is paid. */
export async function pay(ask: PayAsk): Promise<Paid> {
  if (process.env.TARO_ENV === 'h5') return payInBrowser(ask)
  try {
    await Taro.requestPayment(ask.params)
    return 'done'
  } catch (cause) {
    const { errMsg = '' } = cause as { errMsg?: string }
    return errMsg.includes('cancel') ? 'cancelled' : 'unknown'
  }
}

interface Bridge {
  invoke(call: string, params: unknown, answer: (result: { err_msg: string }) => void): void
}

function payInBrowser({ appId, params, prepayId, cashierUrl, backTo }: PayAsk): Promise<Paid> {
  const bridge = (window as { WeixinJSBridge?: Bridge }).WeixinJSBridge
  if (bridge) {
    return new Promise((done) => {
      bridge.invoke('getBrandWCPayRequest', { appId, ...params }, ({ err_msg }) => {
        if (err_msg.endsWith(':ok')) return done('done')
        done(err_msg.endsWith(':cancel') ? 'cancelled' : 'unknown')
      })
    })
  }
  if (!cashierUrl) return Promise.resolve('outside-wechat')
  const back = encodeURIComponent(`${window.location.origin}${window.location.pathname}#${backTo}`)
  window.location.href = `${cashierUrl}?prepay_id=${encodeURIComponent(prepayId)}&redirect_url=${back}`
  return new Promise(() => undefined)
}

export type Taken = 'shown' | 'cancelled' | 'unknown' | 'outside-wechat'

interface TransferAsk {
  readonly appId: string
  readonly mchId: string
  readonly package: string
  /** Address of the payee's page for browsers without WeChat; empty where there is none. */
  readonly transferUrl: string
  /** The page to come back to from there. */
  readonly backTo: string
}

/** WeChat's page on which a payee takes a transfer. `shown` proves nothing: only the server knows whether it was taken. */
export async function takeTransfer({ transferUrl, backTo, ...ask }: TransferAsk): Promise<Taken> {
  if (process.env.TARO_ENV === 'h5') return takeInBrowser({ ...ask, transferUrl, backTo })
  // Taro has no name for it yet; WeChat before 8.0.55 has none either.
  const open = wx.requestMerchantTransfer
  if (!open) return 'outside-wechat'
  return new Promise((done) =>
    open({
      ...ask,
      success: () => done('shown'),
      fail: ({ errMsg = '' }) => done(errMsg.includes('cancel') ? 'cancelled' : 'unknown'),
    }),
  )
}

function takeInBrowser({ appId, mchId, package: of, transferUrl, backTo }: TransferAsk): Promise<Taken> {
  const bridge = (window as { WeixinJSBridge?: Bridge }).WeixinJSBridge
  if (bridge) {
    return new Promise((done) => {
      bridge.invoke('requestMerchantTransfer', { mchId, appId, package: of }, ({ err_msg }) => {
        if (err_msg.endsWith(':ok')) return done('shown')
        done(err_msg.endsWith(':cancel') ? 'cancelled' : 'unknown')
      })
    })
  }
  if (!transferUrl) return Promise.resolve('outside-wechat')
  const back = encodeURIComponent(`${window.location.origin}${window.location.pathname}#${backTo}`)
  window.location.href = `${transferUrl}?package=${encodeURIComponent(of)}&redirect_url=${back}`
  return new Promise(() => undefined)
}

/** The subscription dialog; gives back what was accepted. H5 has none. */
export async function askSubscription(templateIds: readonly string[]): Promise<string[]> {
  if (process.env.TARO_ENV === 'h5' || templateIds.length === 0) return []
  try {
    const tmplIds = templateIds.slice(0, 3)
    const answer = await Taro.requestSubscribeMessage({ tmplIds, entityIds: [] })
    return templateIds.filter((id) => (answer as Record<string, unknown>)[id] === 'accept')
  } catch {
    // Messages switched off in WeChat's settings: the page still works, it only can't promise a message.
    return []
  }
}

export interface WechatAddress {
  readonly name: string
  readonly phone: string
  readonly region: string
  readonly detail: string
}

/** WeChat's own address book; null when the person backs out or H5 has none. */
export async function chooseAddress(): Promise<WechatAddress | null> {
  if (process.env.TARO_ENV === 'h5') return null
  try {
    const chosen = await Taro.chooseAddress()
    const region = [chosen.provinceName, chosen.cityName, chosen.countyName].join(' ')
    return { name: chosen.userName, phone: chosen.telNumber, region, detail: chosen.detailInfo }
  } catch {
    return null
  }
}

export async function copyText(text: string): Promise<void> {
  await Taro.setClipboardData({ data: text })
}

interface Linked {
  readonly path: string
  /** With a code of its own the link is short, and the server answers it with the card's data in the page. */
  readonly code?: string
}

/** In a browser there is no share dialog: the link goes to the clipboard and somebody pastes it into a chat. */
export async function copyLink({ path, code }: Linked): Promise<void> {
  if (process.env.TARO_ENV === 'h5') await copyText(`${window.location.origin}/${code ? `s/${code}` : `#${path}`}`)
}

/** Moments' single page (scene 1154, WX 场景值) has no login, no payment and no way to another page. */
export const inSinglePage = (): boolean => process.env.TARO_ENV === 'weapp' && shows(Taro.getLaunchOptionsSync())
const shows = (at: { scene?: number; apiCategory?: string }) => at.scene === 1154 || at.apiCategory === 'browseOnly'

/** The address WeChat itself can fetch: whole, and without the blurred preview behind it. */
export const pictureAddress = (src: string): string => absolute(src.split('#')[0] ?? '')

/** Lets the server draw a picture and the phone keep it before somebody waits for it; nothing depends on it. */
export function warmPicture(src: string): void {
  Taro.getImageInfo({ src: pictureAddress(src) }).catch(() => undefined)
}

/** `refused` covers a missing permission and any other no of the album: the long press works in every case. */
export type Saved = 'saved' | 'refused' | 'cancelled'

/** Into the album on a phone, into the downloads in a browser. Throws when the picture can't be had. */
export async function savePicture(src: string, fileName: string): Promise<Saved> {
  if (process.env.TARO_ENV === 'h5') {
    const link = document.createElement('a')
    link.href = pictureAddress(src)
    link.download = fileName
    link.click()
    return 'saved'
  }
  const { tempFilePath, statusCode } = await Taro.downloadFile({ url: pictureAddress(src) })
  if (statusCode !== 200) throw new Error(`no picture: ${statusCode}`)
  try {
    await Taro.saveImageToPhotosAlbum({ filePath: tempFilePath })
    return 'saved'
  } catch (error) {
    const message = String((error as { errMsg?: string }).errMsg ?? error)
    return message.includes('cancel') ? 'cancelled' : 'refused'
  }
}

export interface ChatCard {
  readonly activityId: string
  readonly templateId: string
  readonly parameters: readonly { readonly name: string; readonly value: string }[]
}

/** Tells WeChat what the next card of this page is: one that counts by itself, or (null) a plain one. H5 has neither. */
export function prepareChatCard(card: ChatCard | null): void {
  if (process.env.TARO_ENV === 'h5') return
  const counting = card && {
    isUpdatableMessage: true,
    activityId: card.activityId,
    templateInfo: { templateId: card.templateId, parameterList: [...card.parameters] },
  }
  // Where it fails the card is a plain one, and still leads to the round.
  Taro.updateShareMenu({ withShareTicket: true, ...(counting ?? { isUpdatableMessage: false }) }).catch(() => undefined)
}

/** WeChat's own privacy guide of this mini-program; null where there is none (H5, old WeChat). */
export function privacyContract(): Promise<string | null> {
  if (process.env.TARO_ENV === 'h5') return Promise.resolve(null)
  return new Promise((resolve) => {
    Taro.getPrivacySetting({
      success: ({ privacyContractName }) => resolve(privacyContractName || null),
      fail: () => resolve(null),
    })
  })
}

export function openPrivacyContract(): void {
  Taro.openPrivacyContract({})
}
