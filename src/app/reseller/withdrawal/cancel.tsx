import { Text } from '@tarojs/components'
import { useState } from 'react'
import type { Acting } from '@/app/state/action'
import { Button, Problem, Sheet } from '@/ui'
import { words } from '../withdraw/words'
import css from './index.module.css'

/** Stops it, after a second thought. */
export function Cancel({ cancelling }: { cancelling: Acting<[]> }) {
  const [open, setOpen] = useState(false)
  const yes = async () => {
    await cancelling.run()
    setOpen(false)
  }
  const foot = (
    <>
      <Button weight='plain' onTap={() => setOpen(false)}>
        {words.cancelNo}
      </Button>
      <Button id='cancel-yes' weight='danger' busy={cancelling.busy} onTap={yes}>
        {words.cancelYes}
      </Button>
    </>
  )
  return (
    <>
      {cancelling.error && <Problem error={cancelling.error} />}
      <Button id='cancel' weight='quiet' size='m' onTap={() => setOpen(true)}>
        {words.cancel}
      </Button>
      <Sheet open={open} title={words.cancelTitle} onClose={() => setOpen(false)} foot={foot}>
        <Text className={css.text}>{words.cancelNote}</Text>
      </Sheet>
    </>
  )
}
