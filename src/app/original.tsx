import { View } from '@tarojs/components'
import { ask } from '@/app/call'
import { useAction } from '@/app/state/action'
import type { content } from '@/files/contract'
import { Button, Problem } from '@/ui'
import { openFile } from './open-file'

interface OriginalProps {
  /** Through whose door it comes. */
  readonly door: 'brand/files.content' | 'operator/files.content'
  readonly fileId: string
  readonly label: string
}

/** A private file comes through the door of who may read it and not by an address. */
export function Original({ door, fileId, label }: OriginalProps) {
  const act = useAction(async () => {
    const { base64, type, name } = await ask<typeof content>(door, { fileId })
    await openFile({ base64, type, name })
  })
  return (
    <View>
      <Button size='s' weight='plain' fit busy={act.busy} onTap={() => act.run()}>
        {label}
      </Button>
      {act.error && <Problem error={act.error} />}
    </View>
  )
}
