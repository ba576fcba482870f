import type { Actor } from './actor'

/** From a landing page to the confirmation, with the first SKU and one unit. */
export async function choose(actor: Actor, button: RegExp): Promise<void> {
  await actor.press(button)
  await actor.press('下一步')
  await actor.see('成团条件', '提交并支付')
}

/** At the stand-in's cashier: pays, and waits until the app says so. */
export async function payAtCashier(actor: Actor): Promise<void> {
  await actor.press('确认支付')
  await actor.see('支付成功')
}

/** From somebody's card to a paid seat and its round. */
export async function joinFrom(actor: Actor, link: string, button: RegExp): Promise<void> {
  await actor.follow(link)
  await choose(actor, button)
  await actor.press('提交并支付')
  await payAtCashier(actor)
  await actor.press('看我的团')
}
