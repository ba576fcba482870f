import { requestOver, type WxAnswer, type WxRequest } from '../weapp-network'
import { answering } from './phone'

/** A phone's way to the server that a test can cut, make deaf, or send through a broken gateway. */
export interface Network {
  readonly more: { readonly request: unknown; readonly onNetworkStatusChange: unknown }
  /**
   * `up` works; `slow` answers once it is something else; `down` reaches nobody; `gateway` answers 502 with a page of its
   * own. WeChat tells the app of a change.
   */
  state: 'up' | 'slow' | 'down' | 'gateway'
  /** The next answer to a call with this in its address is lost on the way back: the server has done its work. */
  loseAnswerTo(call: string): void
  /** How many requests with this in their address left the phone. */
  sent(call: string): number
}

export function makeNetwork(api: string): Network {
  const send = requestOver(() => api)
  const urls: string[] = []
  let toLose: string | null = null
  let state: Network['state'] = 'up'
  const listeners: ((change: { isConnected: boolean }) => void)[] = []
  const waiting: (() => void)[] = []
  const network: Network = {
    get state() {
      return state
    },
    set state(next) {
      state = next
      if (next !== 'slow') for (const goOn of waiting.splice(0)) goOn()
      for (const listener of listeners) listener({ isConnected: next !== 'down' })
    },
    loseAnswerTo(call) {
      toLose = call
    },
    sent: (call) => urls.filter((url) => url.includes(call)).length,
    more: {
      onNetworkStatusChange: (listener: (typeof listeners)[number]) => void listeners.push(listener),
      request: answering(async (options): Promise<WxAnswer> => {
        const asked = options as unknown as WxRequest
        urls.push(asked.url)
        if (network.state === 'slow') await new Promise<void>((goOn) => waiting.push(goOn))
        if (network.state === 'down') throw { errMsg: 'request:fail net::ERR_INTERNET_DISCONNECTED' }
        if (network.state === 'gateway') return BAD_GATEWAY
        const answer = await send(asked)
        if (toLose === null || !asked.url.includes(toLose)) return answer
        toLose = null
        throw { errMsg: 'request:fail socket hang up' }
      }),
    },
  }
  return network
}

const BAD_GATEWAY: WxAnswer = { data: '<h1>502</h1>', statusCode: 502, header: {}, errMsg: 'request:ok' }
