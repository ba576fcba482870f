import type { World } from '../world'
import type { Market } from './market'

/** The first two brands let a machine in: the warehouse's own, and the one of before, whose key has ended by hand. */
export async function letMachinesIn(market: Market, world: World): Promise<void> {
  for (const { clerk } of world.brands.slice(0, 2)) {
    const make = (name: string, scopes: readonly string[]) =>
      market.send<{ key: { id: string } }>(clerk.id, 'brand/keys.make', { name, scopes, lastsDays: 365 })
    const { key } = await make('旧仓库系统', ['stock:write'])
    await market.send(clerk.id, 'brand/keys.revoke', { keyId: key.id })
    await make('仓库系统', ['catalogue:read', 'stock:write', 'orders:read', 'orders:ship'])
  }
}
