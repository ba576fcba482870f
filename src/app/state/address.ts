import Taro from '@tarojs/taro'
import { create } from 'zustand'

const KEY = 'address'

/** The address chosen last on this device; the list of them belongs to the server. */
export const useChosenAddress = create<{ readonly addressId: string | null }>()(() => ({
  addressId: Taro.getStorageSync<string>(KEY) || null,
}))

export function chooseAddressId(addressId: string): void {
  Taro.setStorageSync(KEY, addressId)
  useChosenAddress.setState({ addressId })
}
