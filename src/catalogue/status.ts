import type { Reading } from './numbers'

type Status = 'live' | 'withdrawn'

/** Drafts and archived products of other systems are not for sale; neither is what a sheet calls 下架. */
const LISTED = ['active', 'published', 'live', '1', 'true', 'yes', '在售', '上架', '已上架', '上架中', '销售中', '是']
const WITHDRAWN = [
  ...['draft', 'archived', 'unlisted', 'inactive', '0', '-1', 'false', 'no'],
  ...['下架', '已下架', '停售', '草稿', '仓库中', '未上架', '否'],
]

export function readStatus(text: string): Reading<Status> {
  const word = text.normalize('NFKC').trim().toLowerCase()
  if (LISTED.includes(word)) return { value: 'live' }
  return WITHDRAWN.includes(word) ? { value: 'withdrawn' } : { code: 'status-unknown' }
}
