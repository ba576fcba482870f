import Taro from '@tarojs/taro'
import { create } from 'zustand'

const KEY = 'searched'
const MOST = 10

/** What was searched on this device; it never leaves it. */
export const useHistory = create<{ readonly words: readonly string[] }>()(() => ({ words: read() }))

function read(): string[] {
  return Taro.getStorageSync<string>(KEY).toString().split('\n').filter(Boolean)
}

function keep(words: readonly string[]): void {
  useHistory.setState({ words })
  Taro.setStorageSync(KEY, words.join('\n'))
}

/** The newest first, each once. */
export function rememberSearch(word: string): void {
  const plain = word.trim().replace(/\n/g, ' ')
  if (plain) keep([plain, ...useHistory.getState().words.filter((one) => one !== plain)].slice(0, MOST))
}

export const forgetSearches = (): void => keep([])
