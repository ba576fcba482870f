import type { Keys } from './keys'

/**
 * What the product must be told to speak with this stand-in instead of WeChat: its own environment variables, nothing
 * else. NOTIFY_URL is the product's own address and so not among them.
 */
export function environmentFor(keys: Keys, url: string): Record<string, string> {
  return {
    WECHAT_APPID: keys.appid,
    WECHAT_SECRET: keys.secret,
    WECHAT_API_URL: url,
    WECHAT_OPEN_URL: url,
    WECHAT_CASHIER_URL: `${url}/cashier`,
    WECHAT_SIMULATOR_URL: `${url}/control`,
    WECHAT_TRANSFER_URL: `${url}/transfer`,
    PAY_API_URL: url,
    PAY_MCHID: keys.mchid,
    PAY_SERIAL: keys.merchantSerial,
    PAY_PRIVATE_KEY: keys.merchantPrivateKey,
    PAY_API_V3_KEY: keys.apiV3Key,
    PAY_PLATFORM_KEYS: JSON.stringify({
      [keys.platformKeyId]: keys.platformPublicKey,
      [keys.certificateSerial]: keys.certificatePublicKey,
    }),
    TIME_URL: `${url}/time`,
    PICTURE_HOSTS: new URL(url).host,
    // Where a program of one's own may listen on this machine.
    WEBHOOK_HOSTS: '127.0.0.1:4190,localhost:4190',
  }
}
