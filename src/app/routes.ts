import Taro from '@tarojs/taro'

type Query = Readonly<Record<string, string | number | undefined | null>>

const TABS = ['home', 'rounds', 'shop', 'me'] as const

/** The address of a page of a side: `page('consumer/round', { r })`. */
export function page(path: string, query: Query = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '')
  const text = given.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')
  return `/${path}/index${text ? `?${text}` : ''}`
}

export function go(path: string, query?: Query): void {
  Taro.navigateTo({ url: page(path, query) })
}

/** Takes the place of this page: going back must not lead to a form that has done its work. */
export function goInstead(path: string, query?: Query): void {
  Taro.redirectTo({ url: page(path, query) })
}

export function goTab(tab: (typeof TABS)[number]): void {
  Taro.switchTab({ url: page(`pages/${tab}`) })
}
