import { openids } from '@/crm/service'
import { type Refusal, refuse } from '@/kernel/result'
import type { Asked } from '@/kernel/service'
import type { Answer } from './answer'
import type { CommandEntry, Words } from './command-entry'
import type { House } from './house'

type Read = CommandEntry & { readonly words: Words<unknown> }

/** Runs a command whose words buyers read at once: WeChat reads them before a transaction begins, as it does offers. */
export async function submitRead(
  house: House,
  entry: Read,
  { asked, key }: { readonly asked: Asked<unknown>; readonly key: string | null },
): Promise<Answer> {
  const text = await entry.words({ sql: house.sql }, asked)
  if (text === null) return house.submit(entry, asked, key)
  const no = await whyNotShown(house, text, asked)
  return no ?? house.submit(entry, { ...asked, heard: text }, key)
}

/** Words that WeChat is not sure about are not shown: nobody stands between them and the buyers. */
async function whyNotShown(house: House, content: string, { by }: Asked<unknown>): Promise<Refusal | null> {
  const [openid] = await openids({ sql: house.sql, now: house.now() }, [by.personId])
  if (!openid) return refuse('sign-in')
  const verdict = await house.wechat.checkText({ content, openid, scene: 'forum' })
  if (verdict.outcome !== 'ok') return refuse('wechat-unavailable')
  return verdict.value.suggest === 'pass' ? null : refuse('unsafe-words')
}
