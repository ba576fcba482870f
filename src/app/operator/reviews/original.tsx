import { View } from '@tarojs/components'
import { ask } from '@/app/call'
import { useAction } from '@/app/state/action'
import type { content } from '@/files/contract'
import { Button, Problem } from '@/ui'
import { words } from '../words'
import { openFile } from './open-file'

/** The paper itself: private, so it comes through the operator's own door and not by an address. */
export function Original({ fileId }: { readonly fileId: string }) {
  const act = useAction(async () => {
    const { base64, type, name } = await ask<typeof content>('operator/files.content', { fileId })
    await openFile({ base64, type, name })
  })
  return (
    <View>
      <Button size='s' weight='plain' fit busy={act.busy} onTap={() => act.run()}>
        {words.openFile}
      </Button>
      {act.error && <Problem error={act.error} />}
    </View>
  )
}
