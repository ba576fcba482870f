import type { mine } from '@/review/brand-contract'
import { Notice } from '@/ui'
import { useAsk } from '../../state/ask'
import { words } from '../review-words'

/** What the review wanted changed, in sight while it is done. */
export function Answering({ caseId }: { readonly caseId: string }) {
  const { data } = useAsk<typeof mine>('brand/review.mine', { of: 'needs-work', subject: 'campaign' })
  const one = data?.items.find(({ id }) => id === caseId)
  return one ? <Notice tone='wait'>{words.answering(one.title, one.reason)}</Notice> : null
}
