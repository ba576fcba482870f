import type { Faceless } from '@/campaigns/views'
import { people } from '@/crm/service'
import { maskName } from '@/kernel/mask'
import type { Context } from '@/kernel/service'

/** Puts masked names and pictures of members into what campaigns shows: strangers see no more of each other. */
export async function withFaces<T>(context: Context, { view, rounds }: Faceless<T>): Promise<T> {
  const faces = await people(
    context,
    rounds.flatMap((r) => r.personIds),
  )
  let at = 0
  for (const { round } of rounds) {
    for (const member of round.members) {
      const face = faces[at++]
      member.name = maskName(face?.nickname ?? '')
      member.avatarUrl = face?.avatarUrl ?? ''
    }
  }
  return view
}
