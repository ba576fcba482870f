/** What every page of the operators' desk shares. */
export const words = {
  title: '运营后台',
  places: {
    home: '今天',
    reviews: '审核',
    suspense: '在途资金',
    outbox: '发件箱',
    health: '系统健康',
    configuration: '配置检查',
    simulator: '模拟器',
  },
  more: '更多',
  ago: (minutes: number) =>
    minutes < 1
      ? '刚刚'
      : minutes < 60
        ? `${minutes} 分钟前`
        : minutes < 2880
          ? `${Math.floor(minutes / 60)} 小时前`
          : `${Math.floor(minutes / 1440)} 天前`,
  last: (seconds: number) =>
    seconds < 60
      ? `${seconds} 秒`
      : seconds < 3600
        ? `${Math.floor(seconds / 60)} 分钟`
        : `${Math.floor(seconds / 3600)} 小时`,
  lights: { good: '正常', wait: '留意', bad: '要处理' },
} as const
