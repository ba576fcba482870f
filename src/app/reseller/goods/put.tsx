import { send } from '@/app/call'
import { go } from '@/app/routes'
import { useAction } from '@/app/state/action'
import type { offers } from '@/campaigns/contract'
import type { OutputOf } from '@/kernel/contract'
import type { pick } from '@/shops/contract'
import { ActionBar, Button, Problem } from '@/ui'
import { words as shared } from '../words'

interface PutProps {
  readonly offer: OutputOf<typeof offers>['items'][number]
  readonly onPut: () => Promise<void>
}

/** Into my shop and on to somebody; what is there already is only passed on. */
export function Put({ offer, onPut }: PutProps) {
  const put = useAction(async (key: string, then?: 'share') => {
    await send<typeof pick>('reseller/shops.pick', { campaignIds: [offer.id] }, { key })
    if (then) go('reseller/share', { c: offer.id })
    await onPut()
  })
  if (offer.mine) {
    return (
      <ActionBar>
        <Button onTap={() => go('reseller/share', { c: offer.id })}>{shared.pick.share}</Button>
      </ActionBar>
    )
  }
  return (
    <>
      {put.error && <Problem error={put.error} onRetry={() => void put.run()} />}
      <ActionBar>
        <Button weight='plain' busy={put.busy} onTap={() => void put.run()}>
          {shared.pick.put}
        </Button>
        <Button busy={put.busy} onTap={() => void put.run('share')}>
          {shared.pick.putAndShare}
        </Button>
      </ActionBar>
    </>
  )
}
