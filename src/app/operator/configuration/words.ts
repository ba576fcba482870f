interface Setting {
  readonly turnsOn: string
  /** What happens without it. */
  readonly without?: string
}

/** O7: what each setting turns on. Values are never shown. */
export const words = {
  title: '配置检查',
  note: '只看有没有，不显示值；密钥不会出现在这里',
  real: '接的是微信正式环境',
  standin: '接的是模拟微信（地址不是微信的）',
  missing: (names: string) => `缺 ${names}`,
  whole: '必需的环境变量都在',
  name: '变量',
  turnsOn: '管什么',
  state: '状态',
  states: { present: '已设置', default: '未设，用默认', missing: '缺' },
  withoutIt: (text: string) => `没有它：${text}`,
  hosts: '能连上吗',
  host: { true: '有回应', false: '没有回应' },
  templates: '订阅消息模板',
  templatesNote: '缺哪个模板，哪种消息就不发；买家仍能在订单里看到',
  template: {
    'round-formed': '拼团成功',
    'round-failed': '未成团退款',
    'seat-moved': '换到别的团',
    shipped: '发货',
    refunded: '退款到账',
  } as Readonly<Record<string, string>>,
  given: '有模板',
  absent: '没有模板',
  how: '改完环境变量后重启 API；命令行里 npm run doctor 会写明每一项从哪里拿。',
  unknown: '见 npm run doctor',
  settings: {
    DATABASE_URL: { turnsOn: '自己的 PostgreSQL', without: '用自带的数据库，数据在 .data' },
    PORT: { turnsOn: 'API 的端口', without: '4100' },
    TOKEN_SECRET: { turnsOn: '登录：给会话签名' },
    DATA_KEYS: { turnsOn: '个人信息：给收货地址加密' },
    NOTIFY_URL: { turnsOn: '收微信的付款、退款通知' },
    WECHAT_APPID: { turnsOn: '登录、小程序码、消息' },
    WECHAT_SECRET: { turnsOn: '登录、小程序码、消息' },
    PAY_MCHID: { turnsOn: '收款和退款' },
    PAY_SERIAL: { turnsOn: '支付：证书序列号' },
    PAY_PRIVATE_KEY: { turnsOn: '支付：给请求签名' },
    PAY_API_V3_KEY: { turnsOn: '支付：解开通知' },
    PAY_PLATFORM_KEYS: { turnsOn: '支付：验证微信的签名' },
    SUBSCRIBE_TEMPLATES: { turnsOn: '订阅消息', without: '不发消息' },
    WECHAT_API_URL: { turnsOn: '登录和小程序码的地址', without: '微信官方地址' },
    WECHAT_OPEN_URL: { turnsOn: '网页登录的地址', without: '微信官方地址' },
    WECHAT_CASHIER_URL: { turnsOn: '微信之外的收银台（仅模拟）', without: '网页里提示去微信打开' },
    WECHAT_SIMULATOR_URL: { turnsOn: '模拟器页面（仅模拟）', without: '模拟器页面说明接的是真微信' },
    PAY_API_URL: { turnsOn: '支付接口的地址', without: '微信支付官方地址' },
    TIME_URL: { turnsOn: '多台机器共用的时间源', without: '各用本机时钟' },
  } as Readonly<Record<string, Setting>>,
} as const
