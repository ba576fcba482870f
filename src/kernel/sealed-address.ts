import type { Id } from './id'
import type { Vault } from './vault'

/** Where a parcel goes. Personal data: it stands in the database only as `SealedAddress`. */
export interface PlainAddress {
  readonly name: string
  readonly phone: string
  readonly region: string
  readonly detail: string
}

export interface AddressKey {
  readonly personId: Id
  readonly id: Id
}

export interface SealedAddress extends AddressKey {
  readonly sealed: string
}

const aboutOf = ({ personId, id }: AddressKey): string => `${personId}/${id}`

export const sealAddress = (vault: Vault, address: AddressKey & PlainAddress): string => {
  const { name, phone, region, detail } = address
  return vault.seal(JSON.stringify([name, phone, region, detail]), aboutOf(address))
}

export const openAddress = (vault: Vault, address: SealedAddress): PlainAddress => {
  const [name, phone, region, detail] = JSON.parse(vault.open(address.sealed, aboutOf(address))) as [
    string,
    string,
    string,
    string,
  ]
  return { name, phone, region, detail }
}
