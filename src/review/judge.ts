import type { EffectOf, Finding } from '@/kernel/effect'
import type { Ms } from '@/kernel/time'
import { type Licensed, licenceFindings } from './licence-rules'
import { pictureFindings, priceFindings } from './price-rules'
import { contactFindings, findings, mergeFindings, ownFindings } from './rules'

type Proposal = Pick<EffectOf<'ask-review'>, 'subject' | 'title' | 'text' | 'findings' | 'changes' | 'facts'>

/** What our own machine finds in a proposal, blocking ones in front. What the proposal does not say is not judged. */
export function judge(proposal: Proposal, licences: readonly Licensed[], now: Ms): Finding[] {
  const { subject, title, text, facts = {}, changes = [] } = proposal
  const own = mergeFindings(proposal.findings, ownFindings(subject, changes))
  if (subject === 'rating') return mergeFindings(own, contactFindings(text))
  const found = mergeFindings(own, findings({ title, text }), pictureFindings(facts))
  const prices = priceFindings(facts.prices ?? [], now)
  if (facts.category === undefined) return mergeFindings(found, prices)
  return mergeFindings(found, prices, licenceFindings({ category: facts.category, title, text }, licences, now))
}
