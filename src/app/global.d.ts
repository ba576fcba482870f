/// <reference types="@tarojs/taro" />
declare module '*.png'
declare module '*.module.css' {
  const classes: Record<string, string>
  export default classes
}
declare module '*.css'

/** Address of the API, compiled in (TARO_APP_API); H5 uses its own origin instead. */
declare const API_URL: string

/** What of WeChat itself has no name in Taro. */
declare const wx: {
  requestMerchantTransfer?(options: {
    appId: string
    mchId: string
    package: string
    success(): void
    fail(cause: { errMsg?: string }): void
  }): void
}

declare namespace NodeJS {
  interface ProcessEnv {
    TARO_ENV?: 'weapp' | 'h5'
  }
}

/** The mini-program's typings name their own `Require`; scripts on Node need the whole of it. */
interface Require extends NodeJS.Require {}
