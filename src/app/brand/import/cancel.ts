import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import type { cancelImport } from '@/catalogue/import-contract'

/** Stops an import; what the server then says of it is asked anew by `onDone`. */
export const useCancel = (importId: string, onDone: () => Promise<void>) =>
  useAction(async (key: string) => {
    await send<typeof cancelImport>('brand/catalogue.cancelImport', { importId }, { key })
    await onDone()
  })
