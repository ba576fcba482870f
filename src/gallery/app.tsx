import type { PropsWithChildren } from 'react'
import { setWaysOut } from '@/ui'
import '@/ui/tokens.css'
import '../app/app.css'

setWaysOut({ home: () => undefined, otherAccount: () => undefined })

/** The blocks without the product: no network, no store. */
export default function Gallery({ children }: PropsWithChildren) {
  return children
}
