import { useState } from 'react'
import { DeskPage, Strip } from '@/app/desk-page'
import { useSession } from '@/app/state/session'
import { Tabs } from '@/ui'
import { BrandFrame, useBrandName } from '../frame'
import { words } from '../words'
import { type Part, partsOf } from './parts'
import { Plan } from './plan'
import { Shipped } from './shipped'
import { TakenBack } from './taken-back'
import { ToShip } from './to-ship'

/** B6: what has to leave the house, most urgent first, and what has left it. Who counts money sees what needn't leave. */
export default function Shipping() {
  const [chosen, setChosen] = useState<Part>('toShip')
  const parts = partsOf(useSession((session) => session.me?.brand?.role))
  const isAlone = parts.length === 1
  const part = parts.includes(chosen) ? chosen : parts[0]
  const brand = useBrandName()
  return (
    <BrandFrame at='shipping'>
      <DeskPage title={isAlone ? words.shipping.tabs[parts[0]!] : words.shipping.title} paper={brand} titled={isAlone}>
        {!isAlone && (
          <Strip>
            <Tabs items={parts.map(tabOf)} value={part!} onChange={setChosen} />
          </Strip>
        )}
        {part === 'toShip' && <ToShip />}
        {part === 'plan' && <Plan />}
        {part === 'shipped' && <Shipped />}
        {part === 'takenBack' && <TakenBack />}
      </DeskPage>
    </BrandFrame>
  )
}

const tabOf = (value: Part) => ({ value, label: words.shipping.tabs[value] })
