import type { Browser } from '../browser'
import { type Actor, openActor } from '../browser/actor'
import { choose } from '../browser/deeds'
import { originOf } from '../browser/stage'
import type { Product } from '../product'
import { factsOf } from '../screens/facts'
import type { Market } from '../trade/market'
import { ana, bo, lin, mei, type Person, people } from '../world'

interface Stage {
  readonly product: Product
  readonly browser: Browser
  readonly market: Market
}

/** Lin follows Mei's card, takes the last seat, pays, and the group is formed; Mei sees what it earns her. */
export async function tell({ product, browser, market }: Stage): Promise<Buffer[]> {
  const { usual } = await factsOf(product.sql)
  const { code, campaignId, skuId } = usual
  if (!code || !campaignId || !skuId) throw new Error('nobody has shared a card in this world')
  const roundId = await two(market, { code, campaignId, skuId })
  const onPhone = async (person: Person): Promise<Actor> => {
    const origin = originOf(product.url, person)
    await product.standin.people(people.map((one) => ({ ...one, origin: originOf(product.url, one) })))
    return openActor(browser, person, origin)
  }
  const [buyer, reseller] = [await onPhone(lin), await onPhone(mei)]
  await buyer.open(`/consumer/campaign/index?s=${code}&r=${roundId}`)
  await buyer.find(/^参团 ¥/).waitFor()
  const shots = [await shoot(buyer)]
  await choose(buyer, /^参团 ¥/)
  shots.push(await shoot(buyer))
  await buyer.press('提交并支付')
  await buyer.press('确认支付')
  await buyer.see('支付成功')
  shots.push(await shoot(buyer))
  await buyer.press('看我的团')
  await buyer.see('已成团')
  shots.push(await shoot(buyer))
  await signIn(reseller)
  await reseller.open('/reseller/earnings/index')
  await reseller.find(/^待结算 .*看明细$/).waitFor()
  shots.push(await shoot(reseller))
  return shots
}

interface Card {
  readonly code: string
  readonly campaignId: string
  readonly skuId: string
}

/** Bo and Ana are in the group already. */
async function two(market: Market, { code, campaignId, skuId }: Card): Promise<string> {
  let roundId = ''
  for (const person of [bo, ana]) {
    await market.send(person.id, 'visitor/sharing.visit', { code })
    const action = { type: roundId ? 'join' : 'start', skuId, units: 1 }
    const input = { campaignId, ...(roundId ? { roundId } : {}), action, addressId: person.address.id }
    const taken = await market.send<{ orderId: never; roundId: string }>(person.id, 'consumer/campaigns.act', input)
    await market.pay(person.id, taken.orderId)
    roundId = taken.roundId
  }
  return roundId
}

async function signIn(actor: Actor): Promise<void> {
  await actor.open('/pages/me/index')
  await actor.press('微信登录')
  await actor.see(actor.person.name)
}

/** Still, with every picture and letter in its place. */
async function shoot({ page }: Actor): Promise<Buffer> {
  await page.waitForFunction(() => {
    const inSight = [...document.images].filter((image) => {
      const { top, bottom } = image.getBoundingClientRect()
      return image.checkVisibility() && bottom > 0 && top < window.innerHeight
    })
    return (
      !document.querySelector('[class*="skeleton"]') &&
      inSight.every((image) => image.complete && image.naturalWidth > 0) &&
      document.fonts.status === 'loaded'
    )
  })
  return page.screenshot({ animations: 'disabled' })
}
