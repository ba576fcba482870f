import Taro from '@tarojs/taro'
import { createJSONStorage } from 'zustand/middleware'

/** The phone's own memory for a small store, on WeChat and in a browser alike. */
export const storageOf = <State>() =>
  createJSONStorage<State>(() => ({
    getItem: (key) => Taro.getStorageSync<string>(key) || null,
    setItem: (key, value) => Taro.setStorageSync(key, value),
    removeItem: (key) => Taro.removeStorageSync(key),
  }))
